-- For writes that are one statement from the workspace's row to the commit. Such a statement sees what was committed when
-- it began; what it must know of the time after it got the row, it asks of functions, each of which looks anew.

-- The place of the next comment in a discussion.
CREATE FUNCTION next_position(in_discussion uuid) RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN (SELECT coalesce(max(position), 0) + 1 FROM comment WHERE discussion_id = in_discussion);
END
$$;

-- Ends a statement that took a number and recorded nothing, number and all: the log has no holes.
CREATE FUNCTION nothing_recorded() RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RAISE EXCEPTION 'nothing recorded';
END
$$;
