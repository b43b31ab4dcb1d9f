-- Groups become rows of their own; a client holds their ids. Renaming, merging or deleting a group then changes no client
-- (docs/decisions/085-groups.md).

-- What makes two names one group: no case, no accents, one space for several. `groupKey` of lib/identity does the same.
-- The letters are listed, because what lower() knows beyond ASCII depends on the server.
-- A text too long for an index keeps its beginning and a hash.
CREATE FUNCTION "group_folded"(name TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(lower(regexp_replace(normalize(
  btrim(regexp_replace(translate(name, E'\u00a0\u202f', '  '), '\s+', ' ', 'g')), NFD), E'[\u0300-\u036f]', '', 'g') COLLATE "C"),
  'ςΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏØĐÐŁĦŒÆÞ',
  'σαβγδεζηθικλμνξοπρστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџøđðłħœæþ');

CREATE FUNCTION "group_key"(name TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN length(group_folded(name)) <= 200 THEN group_folded(name)
  ELSE left(group_folded(name), 150) || ' ' || md5(group_folded(name)) END;

CREATE TABLE "client_group" (
  "structure_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "name" TEXT NOT NULL,
  "key" TEXT,
  "into_id" UUID,
  "former_key" TEXT,
  "origin_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "words" TSVECTOR GENERATED ALWAYS AS (search_words(ARRAY["name"], NULL)) STORED,
  CONSTRAINT "client_group_pkey" PRIMARY KEY ("structure_id", "id")
);

CREATE UNIQUE INDEX "client_group_structure_id_key_key" ON "client_group" ("structure_id", "key");
CREATE INDEX "client_group_structure_id_into_id_idx" ON "client_group" ("structure_id", "into_id");

ALTER TABLE "client_group" ADD CONSTRAINT "client_group_structure_id_fkey"
  FOREIGN KEY ("structure_id") REFERENCES "structure" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "client_group" ADD CONSTRAINT "client_group_structure_id_into_id_fkey"
  FOREIGN KEY ("structure_id", "into_id") REFERENCES "client_group" ("structure_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "client" ADD COLUMN "group_ids" UUID[] NOT NULL DEFAULT '{}';

-- Of names that are one group by now, the one that most clients have.
INSERT INTO "client_group" ("structure_id", "name", "key")
SELECT DISTINCT ON (structure_id, group_key(name)) structure_id, name, group_key(name) FROM (
  SELECT c.structure_id, n.name, count(*) AS clients FROM "client" c CROSS JOIN LATERAL unnest(c.groups) n (name)
  WHERE btrim(n.name) <> '' GROUP BY 1, 2
) names
ORDER BY structure_id, group_key(name), clients DESC, name;

UPDATE "client" c SET "groups" = '{}', "group_ids" = ARRAY(
  SELECT g.id FROM unnest(c.groups) WITH ORDINALITY n (name, place)
  JOIN "client_group" g ON g.structure_id = c.structure_id AND g.key = group_key(n.name)
  GROUP BY g.id ORDER BY min(n.place)
) WHERE cardinality(c.groups) > 0;

-- Most clients are in no group. An id belongs to one structure only, so that it need not be indexed here.
CREATE INDEX "client_group_ids_idx" ON "client" USING GIN ("group_ids") WHERE "group_ids" <> '{}';

-- A process of the version before still writes names into "groups": they are adopted, so that nothing is lost while servers are
-- replaced one by one. The column and this trigger go with a later migration.
CREATE FUNCTION "adopt_group_names"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "client_group" ("structure_id", "name", "key")
  SELECT DISTINCT ON (group_key(n.name)) NEW."structure_id", n.name, group_key(n.name)
  FROM unnest(NEW."groups") n (name) WHERE btrim(n.name) <> '' ORDER BY group_key(n.name), n.name
  ON CONFLICT ("structure_id", "key") DO NOTHING;
  NEW."group_ids" := ARRAY(
    SELECT g.id FROM unnest(NEW."groups") WITH ORDINALITY n (name, place)
    JOIN "client_group" g ON g.structure_id = NEW."structure_id" AND g.key = group_key(n.name)
    GROUP BY g.id ORDER BY min(n.place)
  );
  NEW."groups" := '{}';
  RETURN NEW;
END $$;

CREATE TRIGGER "adopt_group_names" BEFORE INSERT OR UPDATE OF "groups" ON "client"
FOR EACH ROW WHEN (cardinality(NEW."groups") > 0) EXECUTE FUNCTION adopt_group_names();
