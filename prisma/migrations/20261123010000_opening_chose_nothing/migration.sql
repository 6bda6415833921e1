-- Before following was chosen, nobody could tell who had stopped it from who had only opened a discussion; nearly all had
-- only opened one. They follow again once they write there; whoever had stopped can do so again.
UPDATE "discussion_reader" SET "follows" = NULL WHERE NOT "follows";
