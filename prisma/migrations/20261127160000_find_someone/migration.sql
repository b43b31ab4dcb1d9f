-- What a search looks at beside names and addresses (lib/clients/search): phones and member number as expressions, groups and notes as
-- a column that PostgreSQL keeps. Whoever writes a client need not know of them, and the clients of today are found at once.

-- Folds a text nearly as lib/identity/fold.ts does: lower case, no accents, spaces instead of marks.
CREATE FUNCTION "search_fold"(written TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(
  CASE WHEN octet_length(written) = length(written) THEN lower(written) ELSE
    replace(replace(replace(replace(translate(
      lower(regexp_replace(normalize(written, NFKD), E'[\u0300-\u036f]', '', 'g')),
      'ØøĐđÐðŁłıĦħςŒÆÞ', 'ooddddllihhσœæþ'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th')
  END, E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~«»‹›‘’“”„…–—·•°\u00a0\u202f', repeat(' ', 60));

-- Words instead of trigrams, which would make a note of 5,000 characters 1,500 entries of the index. Null for most clients, who have
-- neither groups nor a note.
CREATE FUNCTION "search_words"(groups TEXT[], note TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN note IS NOT NULL OR cardinality(groups) > 0 THEN
  to_tsvector('simple'::regconfig, search_fold(array_to_string(groups, ' ') || ' ' || coalesce(note, ''))) END;

ALTER TABLE "client" ADD COLUMN "search_words" TSVECTOR GENERATED ALWAYS AS (search_words("groups", "note")) STORED;

CREATE INDEX "client_structure_id_search_words_idx" ON "client"
USING GIN ("structure_id" uuid_ops, "search_words" tsvector_ops) WHERE "search_words" IS NOT NULL;

-- Digits of the phones; those of two phones are apart. From four digits on, trigrams find them anywhere.
CREATE FUNCTION "phone_digits"(phone TEXT, second_phone TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(coalesce(phone, ''), E'+ .-()\u00a0\u202f', '')
  || CASE WHEN second_phone IS NULL THEN '' ELSE ' ' || translate(second_phone, E'+ .-()\u00a0\u202f', '') END;

CREATE INDEX "client_structure_id_phone_digits_idx" ON "client"
USING GIN ("structure_id" uuid_ops, (phone_digits("phone", "second_phone")) gin_trgm_ops);

-- The member number without case, marks and leading zeros, its last number first: "A-00451" is "451xa", and "451" its beginning.
-- `memberKey` of lib/clients/search/member-key.ts does the same with what is typed.
CREATE FUNCTION "member_runs"(member_number TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(regexp_replace(lower(member_number COLLATE "C"), '[^a-z0-9]+', '', 'g'), '(^|[^0-9])0+(?=[0-9])', '\1', 'g');

CREATE FUNCTION "member_key"(member_number TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  -- Nearly every number: regular expressions alone would make the index cost as much again as that of the phones.
  WHEN member_number ~ '^[A-Za-z]*[ -]?[0-9]+$' THEN
    coalesce(nullif(ltrim(substr(member_number, length(rtrim(member_number, '0123456789')) + 1), '0'), ''), '0') || 'x'
    || lower(rtrim(rtrim(member_number, '0123456789'), ' -') COLLATE "C")
  ELSE coalesce(substring(member_runs(member_number) FROM '([0-9]+)[^0-9]*$'), '') || 'x'
    || regexp_replace(member_runs(member_number), '[0-9]+([^0-9]*)$', '\1')
END;

-- Takes the place of the index on the number as it is written, which only the search read.
DROP INDEX "client_structure_id_member_number_idx";
CREATE INDEX "client_structure_id_member_key_idx" ON "client" ("structure_id", (member_key("member_number")) text_pattern_ops);

-- Names with an umlaut are found in both spellings: "Müller" as "muller" and "mueller" (`spellings` of lib/clients/search).
UPDATE "client" SET "search_text" = "search_text" || ' ' || regexp_replace(search_fold(
  replace(replace(replace(replace(replace(lower(normalize(translate("last_name" || ' ' || "first_name", 'ÄÖÜØÅ''’-', 'äöüøå'), NFC)),
    'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ø', 'oe'), 'å', 'aa')), '\s+', ' ', 'g')
WHERE normalize("last_name" || "first_name", NFC) ~ '[äöüøåÄÖÜØÅ]';
