-- The words come split, without accents and in lower case: `ascii` takes them as they are.
CREATE VIRTUAL TABLE statement_words USING fts5 (words, tokenize = 'ascii');
CREATE VIRTUAL TABLE article_words USING fts5 (words, article_id UNINDEXED, tokenize = 'ascii');
-- As results without words are ordered: the newest day first, those of no day last.
CREATE INDEX statement_day ON statement (last_day DESC, id);
