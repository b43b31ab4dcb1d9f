-- These triggers follow an account into every structure that knows it, whoever changes the account.
-- They run with the rights of the owner, so that row-level security, which holds a request to one
-- structure, does not hide the others from them.
ALTER FUNCTION announce_account() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION announce_proof() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION follow_token() SECURITY DEFINER SET search_path = public, pg_temp;

-- How many structures an account of staff works for: all that a structure may know of the others.
CREATE FUNCTION teams_of(staff UUID) RETURNS BIGINT LANGUAGE SQL STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT count(*) FROM membership WHERE staff_id = staff $$;
