-- Parties across articles: which are one, and why. All but people's decisions, which are
-- corrections, follows from the articles and is made anew where they change.
CREATE TABLE register_entry (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  articles BIGINT NOT NULL,
  statements BIGINT NOT NULL,
  wikidata TEXT,
  value TEXT NOT NULL
);
CREATE INDEX register_entry_statements ON register_entry (statements DESC, name, id);
CREATE TABLE register_member (
  article_id BIGINT NOT NULL REFERENCES article (id),
  label TEXT NOT NULL,
  entry_id TEXT NOT NULL REFERENCES register_entry (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (article_id, label)
);
CREATE INDEX register_member_entry ON register_member (entry_id);
CREATE TABLE register_block (
  block TEXT NOT NULL,
  entry_id TEXT NOT NULL REFERENCES register_entry (id) ON DELETE CASCADE,
  PRIMARY KEY (block, entry_id)
);
CREATE INDEX register_block_entry ON register_block (entry_id);
-- The state of an article that the register knows: the newest row of its parties.
CREATE TABLE register_article (
  article_id BIGINT PRIMARY KEY REFERENCES article (id),
  newest_party BIGINT NOT NULL,
  value TEXT NOT NULL
);
-- Ids that parties had before they were put together with others.
CREATE TABLE register_former (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES register_entry (id) ON DELETE CASCADE
);
-- The numbers of the decisions that are in the register.
CREATE TABLE register_state (
  decisions TEXT NOT NULL
);
