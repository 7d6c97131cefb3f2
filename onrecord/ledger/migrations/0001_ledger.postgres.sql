CREATE TABLE statement_words (
  statement_id BIGINT PRIMARY KEY,
  words TSVECTOR NOT NULL
);
CREATE INDEX statement_words_words ON statement_words USING GIN (words);
CREATE TABLE article_words (
  article_id BIGINT NOT NULL,
  words TSVECTOR NOT NULL
);
CREATE INDEX article_words_article ON article_words (article_id);
CREATE INDEX article_words_words ON article_words USING GIN (words);
-- As results without words are ordered: the newest day first, those of no day last.
CREATE INDEX statement_day ON statement (last_day DESC NULLS LAST, id);
