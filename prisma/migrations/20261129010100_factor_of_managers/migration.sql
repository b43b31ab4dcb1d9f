-- A second factor can be asked of owners and managers, without reception.
ALTER TABLE "structure"
  DROP CONSTRAINT "structure_second_factor_check",
  ADD CONSTRAINT "structure_second_factor_check" CHECK ("second_factor" IN ('nobody', 'owners', 'managers', 'everyone'));
