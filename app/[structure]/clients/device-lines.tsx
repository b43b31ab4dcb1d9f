import { devicesOf } from '#lib/access/devices-of.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** Models that are named; more are only counted. */
const maxNamed = 5;

type Props = {
  staff: Staff;
  clientId: string;
  /** `asked`: before the client is deleted; `deleted`: after; `erased`: before the account goes. */
  when: 'asked' | 'deleted' | 'erased';
  words: Dictionary['clients'];
};

/**
 * Says which phones of a client lose access, and whether the account stays in use because of
 * another structure, which is not named. Nothing for a client without a phone.
 */
export async function DeviceLines({ staff, clientId, when, words }: Props) {
  const { models, elsewhere } = await devicesOf(staff, clientId);
  if (models.length === 0) return null;
  const names = models.slice(0, maxNamed).join(', ') + (models.length > maxNamed ? '…' : '');
  return (
    <p className="wrap-anywhere">
      {words.deleteDevices[when](models.length, names)} {elsewhere && words.deleteDevices.elsewhere}
    </p>
  );
}
