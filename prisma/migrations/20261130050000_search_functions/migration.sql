-- PostgreSQL writes the body of a function in SQL into the statement that calls it. What was declared of the function then no longer
-- counts, in particular that it is leakproof: under row-level security a search for a phone or a member number read every client of its
-- structure. A function in PL/pgSQL stays a call. Both return what they did, so that their indexes remain as they are. They call no
-- function of ours, which an index could not find while it is restored.

CREATE OR REPLACE FUNCTION "phone_digits"(phone TEXT, second_phone TEXT) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF second_phone IS NULL THEN
    RETURN translate(coalesce(phone, ''), E'+ .-()\u00a0\u202f', '');
  END IF;
  RETURN translate(coalesce(phone, ''), E'+ .-()\u00a0\u202f', '') || ' ' || translate(second_phone, E'+ .-()\u00a0\u202f', '');
END $$;

CREATE OR REPLACE FUNCTION "member_key"(member_number TEXT) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  bare TEXT;
BEGIN
  IF member_number ~ '^[A-Za-z]*[ -]?[0-9]+$' THEN
    bare := rtrim(member_number, '0123456789');
    RETURN coalesce(nullif(ltrim(substr(member_number, length(bare) + 1), '0'), ''), '0') || 'x'
      || lower(rtrim(bare, ' -') COLLATE "C");
  END IF;
  bare := regexp_replace(regexp_replace(lower(member_number COLLATE "C"), '[^a-z0-9]+', '', 'g'), '(^|[^0-9])0+(?=[0-9])', '\1', 'g');
  RETURN coalesce(substring(bare FROM '([0-9]+)[^0-9]*$'), '') || 'x' || regexp_replace(bare, '[0-9]+([^0-9]*)$', '\1');
END $$;
