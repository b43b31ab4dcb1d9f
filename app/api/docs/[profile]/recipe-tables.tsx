import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { recipes } from '#lib/erp/sandbox/recipes.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Words = Dictionary['recipes'];

/** The fields and the events of one ERP. */
export function RecipeTables({ profile, words }: { profile: ProfileName; words: Words }) {
  const { fields, triggers } = recipes[profile];
  return (
    <>
      <Sheet title={words.fields}>
        <p className="px-3.5 pt-1 pb-2 text-sm text-soft wide:px-[18px]">{words.fieldsNote}</p>
        <Table
          caption={words.fields}
          columns={[
            { key: 'ours', label: words.ours },
            { key: 'theirs', label: words.theirs },
          ]}
        >
          {Object.entries(fields).map(([name, names]) => (
            <Row key={name}>
              <RowHead>{words.fieldNames[name as keyof Words['fieldNames']]}</RowHead>
              <Cell across label={words.theirs}>
                <code className="font-mono text-sm break-words">{names.join(', ')}</code>
              </Cell>
            </Row>
          ))}
        </Table>
      </Sheet>
      <Sheet title={words.triggers}>
        <Table
          caption={words.triggers}
          columns={[
            { key: 'trigger', label: words.trigger },
            { key: 'effect', label: words.effect },
          ]}
        >
          {triggers.map(({ name, effect }) => (
            <Row key={name}>
              <RowHead>
                <code className="font-mono text-sm break-all">{name}</code>
              </RowHead>
              <Cell across label={words.effect}>
                {words.effects[effect]}
              </Cell>
            </Row>
          ))}
        </Table>
      </Sheet>
    </>
  );
}
