-- Of what was said on one day, what nobody else tells comes first.
DROP INDEX statement_narrowed;
CREATE INDEX statement_narrowed ON statement
  (last_day DESC, is_told, id, first_day, act, manner, is_denied, article_id);
