import { Button, ButtonLink } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { roles } from '#lib/actor/roles.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Colleague } from '#lib/staff/colleagues-of.ts';
import { changeRoleAction } from './team-actions.ts';

type Props = {
  colleague: Colleague;
  since: string;
  slug: string;
  isSelf: boolean;
  /** A role that was chosen and not saved yet. */
  chosen?: Role;
  words: Dictionary['staff'];
};

export function ColleagueRow({ colleague, since, slug, isSelf, chosen, words }: Props) {
  const { id, name, email, proved, hasFactor, role } = colleague;
  return (
    <Row id={id}>
      <RowHead>
        <Person id={id} name={name}>
          <Email address={email} />
          {!proved && ` · ${words.unproved}`}
          {hasFactor && ` · ${words.factor.badge}`}
          {isSelf && ` · ${words.you}`}
        </Person>
      </RowHead>
      <Cell across label={words.role}>
        <form action={changeRoleAction} className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="structure" value={slug} />
          <input type="hidden" name="id" value={id} />
          <select
            key={chosen ?? role}
            name="role"
            defaultValue={chosen ?? role}
            aria-label={words.roleOf(name)}
            className="min-h-11 rounded-control border border-edge bg-card px-2.5 text-ink"
          >
            {roles.map((choice) => (
              <option key={choice} value={choice}>
                {words.roles[choice]}
              </option>
            ))}
          </select>
          <Button size="mini">{words.changeRole}</Button>
        </form>
      </Cell>
      <Cell label={words.since}>{since}</Cell>
      <Cell end>
        {!isSelf && (
          <ButtonLink
            size="mini"
            href={`/${slug}/team?sessions=${id}`}
            scroll={false}
            prefetch={false}
            aria-label={words.sessions.endOf(name)}
          >
            {words.sessions.end}
          </ButtonLink>
        )}
        {hasFactor && !isSelf && (
          <ButtonLink
            size="mini"
            href={`/${slug}/team?factor=${id}`}
            scroll={false}
            prefetch={false}
            aria-label={words.factor.removeOf(name)}
          >
            {words.factor.remove}
          </ButtonLink>
        )}
        <ButtonLink
          size="mini"
          href={`/${slug}/team?remove=${id}`}
          scroll={false}
          prefetch={false}
          aria-label={`${words.remove} ${name}`}
        >
          {words.remove}
        </ButtonLink>
      </Cell>
    </Row>
  );
}
