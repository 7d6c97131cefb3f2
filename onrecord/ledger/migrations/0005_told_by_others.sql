-- Which statements stand in the words of another speaker, and in whose: "Johnson said that Corbyn
-- dithers" has a statement by Corbyn that Johnson tells. `told` of a party counts them.
ALTER TABLE statement ADD COLUMN told_by TEXT;
ALTER TABLE statement ADD COLUMN is_told BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
DROP INDEX party_told;
CREATE INDEX party_told ON party
  (name_words, kind, name, statements, told, denied, denying, last_day, article_id)
  WHERE statements > 0;
DROP INDEX party_article_told;
CREATE INDEX party_article_told ON party
  (article_id, kind, name_words, name, statements, told, direct, mixed, doubting, endorsing, charged)
  WHERE statements > 0;
-- What has no current state is given one when the tables have their new shape; times follow from
-- a publication date that a person put right.
DELETE FROM current_article;
