import type { ComponentProps } from 'react';
import { ClaimNotice } from '#components/matching/claim-notice.tsx';
import { RegistrationNotice, tellsOfRegistration } from '#components/registrations/registration-notice.tsx';
import { ClientNotice, tellsOfClient } from './client-notice.tsx';

type Props = ComponentProps<typeof ClientNotice> & {
  /** `/club-lumiere` */
  base: string;
};

/**
 * What just happened to a client, to their way into the app, or to what links both: whoever knows
 * the word first tells it, and nobody else.
 */
export function WhatHappened({ base, ...props }: Props) {
  const { notice, dictionary } = props;
  if (tellsOfClient(notice)) return <ClientNotice {...props} />;
  if (tellsOfRegistration(notice, dictionary.registrations)) {
    return <RegistrationNotice notice={notice} base={base} words={dictionary.registrations} />;
  }
  return <ClaimNotice notice={notice} words={dictionary.claims} />;
}
