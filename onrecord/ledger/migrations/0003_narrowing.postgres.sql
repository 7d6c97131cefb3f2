-- What searches narrow by stands in the index in which results without words are ordered, so that
-- no search reads the wide rows of statements that it does not show.
DROP INDEX statement_day;
CREATE INDEX statement_narrowed ON statement (last_day DESC NULLS LAST, id)
  INCLUDE (first_day, act, manner, is_denied, article_id);
