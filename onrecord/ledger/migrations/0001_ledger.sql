-- What is read: an article is an address, a version one text that stood there.
CREATE TABLE article (
  id $serial,
  address TEXT NOT NULL UNIQUE,
  added_at TEXT NOT NULL,
  version_id BIGINT
);
CREATE TABLE version (
  id $serial,
  article_id BIGINT NOT NULL REFERENCES article (id),
  number BIGINT NOT NULL,
  text_id TEXT NOT NULL,
  text $bytes NOT NULL,
  added_at TEXT NOT NULL,
  UNIQUE (article_id, number)
);
CREATE INDEX version_text ON version (text_id);

-- What a model made of a version, as it gave it and for good; the newest reading counts.
CREATE TABLE reading (
  id $serial,
  version_id BIGINT NOT NULL REFERENCES version (id),
  model TEXT NOT NULL,
  read_at TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX reading_version ON reading (version_id);

-- What people put right: events, appended and never changed.
CREATE TABLE correction (
  id $serial,
  article_id BIGINT REFERENCES article (id),
  version_id BIGINT REFERENCES version (id),
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT,
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undoes BIGINT REFERENCES correction (id)
);
CREATE INDEX correction_article ON correction (article_id);
CREATE TABLE conflict (
  correction_id BIGINT NOT NULL REFERENCES correction (id),
  article_id BIGINT NOT NULL REFERENCES article (id),
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (correction_id, article_id)
);

-- How the statements of a version differ from those of the one before.
CREATE TABLE difference (
  id $serial,
  article_id BIGINT NOT NULL REFERENCES article (id),
  version_id BIGINT NOT NULL REFERENCES version (id),
  kind TEXT NOT NULL,
  statement_before TEXT,
  statement_after TEXT
);
CREATE INDEX difference_article ON difference (article_id);

-- The newest reading of the newest version with the corrections in it, made anew from the tables
-- above whenever one of them changes.
CREATE TABLE current_article (
  article_id BIGINT PRIMARY KEY REFERENCES article (id),
  outlet TEXT,
  outlet_words TEXT,
  title TEXT,
  published TEXT,
  language TEXT,
  model TEXT NOT NULL,
  statements BIGINT NOT NULL,
  record TEXT NOT NULL
);
CREATE TABLE party (
  id $serial,
  article_id BIGINT NOT NULL REFERENCES article (id),
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  name_words TEXT NOT NULL,
  kind TEXT
);
CREATE INDEX party_article ON party (article_id);
CREATE INDEX party_name ON party (name_words);
CREATE TABLE statement (
  id $serial,
  article_id BIGINT NOT NULL REFERENCES article (id),
  label TEXT NOT NULL,
  key TEXT NOT NULL,
  position BIGINT NOT NULL,
  speaker TEXT,
  content TEXT NOT NULL,
  act TEXT,
  manner TEXT,
  polarity TEXT,
  framing TEXT,
  part TEXT,
  confidence DOUBLE PRECISION,
  first_day TEXT,
  last_day TEXT,
  is_denied BIGINT NOT NULL,
  is_corrected BIGINT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (article_id, key)
);
CREATE INDEX statement_act ON statement (act);
CREATE TABLE statement_party (
  statement_id BIGINT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  party_id BIGINT NOT NULL REFERENCES party (id) ON DELETE CASCADE,
  PRIMARY KEY (party_id, statement_id)
);
CREATE INDEX statement_party_statement ON statement_party (statement_id);
CREATE TABLE denial (
  statement_id BIGINT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  denied_id BIGINT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  PRIMARY KEY (denied_id, statement_id)
);
CREATE INDEX denial_statement ON denial (statement_id);

-- Every name, in words as they are searched for, and the statements by (or about) who has it.
CREATE TABLE name (
  id $serial,
  words TEXT NOT NULL UNIQUE
);
CREATE TABLE statement_name (
  statement_id BIGINT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  name_id BIGINT NOT NULL REFERENCES name (id),
  role TEXT NOT NULL,
  PRIMARY KEY (role, name_id, statement_id)
);
CREATE INDEX statement_name_statement ON statement_name (statement_id);

-- What is followed, and what was had from it.
CREATE TABLE feed (
  address TEXT PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  asked_at TEXT NOT NULL
);
CREATE TABLE feed_entry (
  feed_address TEXT NOT NULL REFERENCES feed (address),
  address TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (feed_address, address)
);
