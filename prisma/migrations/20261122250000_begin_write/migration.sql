-- The first statement of every write in a workspace: takes the workspace's row, and with it the next number of its log,
-- and says whether the writer's rights are still what they were when they were asked for. One turn to the database
-- instead of two, as everybody else's write waits meanwhile; a function, because the second question must see what was
-- committed while the first one waited.
CREATE FUNCTION begin_write(its_turn boolean, in_workspace uuid, writer uuid, as_role text, for_organisation uuid, has_ended boolean)
RETURNS TABLE (sequence integer, holds boolean) LANGUAGE plpgsql AS $$
BEGIN
  UPDATE workspace w SET sequence = w.sequence + 1 WHERE w.id = in_workspace AND its_turn RETURNING w.sequence INTO sequence;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  holds := EXISTS (
    SELECT FROM membership m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.workspace_id = in_workspace AND m.user_id = writer AND m.role = as_role AND m.organisation_id = for_organisation
      AND (m.ends_at IS NULL OR m.ends_at > now()) AND m.accepted_terms >= w.terms_version
      AND (w.archived_at IS NOT NULL OR coalesce(w.ends_at <= now(), false)) = has_ended
  );
  RETURN NEXT;
END
$$;
