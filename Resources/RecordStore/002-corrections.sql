-- Schema 2: corrections by hand, with who made them and when. They are applied when the store is asked, never to the
-- lines themselves, so that they outlast the reading anew of a report. Licence: Apache-2.0.

CREATE TABLE corrections (
  number        INTEGER PRIMARY KEY,
  action        TEXT NOT NULL,     -- merge, split, rename, reject
  subject       TEXT NOT NULL,     -- actor, place
  name          TEXT NOT NULL,     -- whom or what it is about
  other         TEXT,              -- merge: who is the same; rename: the new name; split: the name of what is taken out
  part          TEXT,              -- split: the spelling that is taken out
  report        TEXT,              -- split, reject: only in this report
  author        TEXT NOT NULL,
  made          TEXT NOT NULL,     -- time, UTC
  undone_by     TEXT,
  undone        TEXT
) STRICT;
