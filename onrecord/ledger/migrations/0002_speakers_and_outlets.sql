-- What lists of speakers and outlets count, kept with each article and in the same transaction, so
-- that no list has to read every statement. `described` is the party as its record has it, without
-- its mentions; the counts of parties of one name in one article stand with the first of them.
ALTER TABLE party ADD COLUMN described TEXT NOT NULL DEFAULT '{}';
ALTER TABLE party ADD COLUMN statements BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN denied BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN denying BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN direct BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN mixed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN doubting BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN endorsing BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN charged BIGINT NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN last_day TEXT;
CREATE INDEX party_told ON party
  (name_words, kind, name, statements, denied, denying, last_day, article_id) WHERE statements > 0;
CREATE INDEX party_article_told ON party
  (article_id, name_words, name, statements, direct, mixed, doubting, endorsing, charged)
  WHERE statements > 0;
-- The lemma of the cue.
ALTER TABLE statement ADD COLUMN cue TEXT;
CREATE INDEX statement_told ON statement
  (article_id, manner, act, framing, cue, is_denied, last_day);
CREATE INDEX current_article_outlet ON current_article (outlet_words, article_id);
-- What has no current state is given one when the tables have their new shape.
DELETE FROM current_article;
