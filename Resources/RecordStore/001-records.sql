-- Schema 1: reports with their text, every line of their records as JSON, and columns to ask by.
-- Runs once in one transaction; the schema's number is in PRAGMA user_version. Licence: Apache-2.0.

CREATE TABLE reports (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  sha256        TEXT NOT NULL,
  published     TEXT,              -- as in the record
  day           TEXT,              -- the first ten letters of it where they are a date
  publisher     TEXT,
  title         TEXT,
  text          TEXT NOT NULL,     -- what all spans count in
  line          TEXT NOT NULL      -- the report line as JSON
) STRICT;
CREATE UNIQUE INDEX reports_by_sha256 ON reports (sha256);
CREATE INDEX reports_by_day ON reports (day);

-- Texts that a later version under the same id replaced.
CREATE TABLE earlier_versions (
  id            TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  text          TEXT NOT NULL,
  line          TEXT NOT NULL,
  PRIMARY KEY (id, sha256)
) STRICT;

-- Every other line of a record, whole.
CREATE TABLE lines (
  report        INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
  id            TEXT NOT NULL,
  position      INTEGER NOT NULL,  -- order within the record
  type          TEXT NOT NULL,
  line          TEXT NOT NULL,
  PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_by_type ON lines (type, report);

-- When a line's event happened, its quotation was said, or its fact holds; `kind` is the event's type, the quotation's
-- form or the fact's relation.
CREATE TABLE dates (
  report        INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
  id            TEXT NOT NULL,
  type          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  first         TEXT,
  last          TEXT,
  PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dates_by_day ON dates (type, first, last);
CREATE INDEX dates_by_kind ON dates (type, kind);

-- Every name by which an actor of a report goes, as NameKey writes it.
CREATE TABLE names (
  report        INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
  actor         TEXT NOT NULL,
  folded        TEXT NOT NULL,
  sound         TEXT,              -- where it is long enough to tell
  skeleton      TEXT,
  PRIMARY KEY (report, actor, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_folded ON names (folded);

-- Who has part in a line: `role` is source, target, attribution, speaker, mentioned, subject, object.
CREATE TABLE parties (
  report        INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
  id            TEXT NOT NULL,
  role          TEXT NOT NULL,
  actor         TEXT,              -- the actor's id, or nothing for a thing that is only named
  folded        TEXT NOT NULL
) STRICT;
CREATE INDEX parties_by_line ON parties (report, id);
CREATE INDEX parties_by_actor ON parties (report, actor);

-- Where a line's event or fact is, and every place that a report names.
CREATE TABLE places (
  report        INTEGER NOT NULL REFERENCES reports (number) ON DELETE CASCADE,
  id            TEXT NOT NULL,     -- the event's, fact's or place's id
  folded        TEXT NOT NULL,
  country       TEXT,
  precision     TEXT
) STRICT;
CREATE INDEX places_by_line ON places (report, id);
CREATE INDEX places_by_folded ON places (folded);

CREATE VIRTUAL TABLE report_words USING fts5 (title, text, content = 'reports', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER report_words_in AFTER INSERT ON reports BEGIN
  INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER report_words_out AFTER DELETE ON reports BEGIN
  INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

CREATE VIRTUAL TABLE quote_words USING fts5 (words, report UNINDEXED, id UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER quote_words_out AFTER DELETE ON reports BEGIN
  DELETE FROM quote_words WHERE report = old.number;
END;
