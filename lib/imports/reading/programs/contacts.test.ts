import { expectPeople } from '#lib/testing/expect-people.ts';

/**
 * Files as address books and mailing programs write them, and what is stored of each row (see
 * `shortRow`).
 */
expectPeople({
  'address-books/google-fr.csv': [
    'Vidalin, Ursule <ursule.vidalin@exemple.example> +33641102203 / +33241102203 1970-07-07 female [Gym]',
    'Wurtz, Valère <valere.wurtz@exemple.example> +33641102204',
  ],
  'address-books/google-old.csv': [
    'Tessier, Salomé <salome.tessier@exemple.example> +33641102201 / +33241102201 1987-12-12 [Club] "Tai-chi" !other-address s.tessier@boulot.example',
    'Ulmann, Titouan <titouan.ulmann@exemple.example> +33641102202',
  ],
  'address-books/icloud.csv': [
    'Carlier, Blandine <blandine.carlier@exemple.example> +33641102207 / +33241102207 1993-03-23',
    'Delorme, Cyprien <cyprien.delorme@exemple.example> +33641102208 "Ceinture noire"',
  ],
  'address-books/outlook-en.csv': [
    'Abbott, Wendy <wendy.abbott@exemple.example> +33641102205 / +33241102205 1988-05-30 female !other-address wendy2@exemple.example',
    'Brook, Alan <alan.brook@exemple.example> +33641102206 1960-02-13 male "Bring keys"',
  ],
  'address-books/outlook-messagerie.csv': [
    'Fau, Éva <eva.fau@exemple.example> +33641105008 / +33241105008 1990-02-01 female',
    'Gay, Luc <luc.gay@exemple.example> +33641105009 1991-02-21 male "Arbitre" !other-address luc2@exemple.example',
  ],
  'address-books/thunderbird.csv': [
    'Gaudin, Elvire <elvire.gaudin@exemple.example> +33641102211 / +33241102211',
    'Hochet, Fabien <fabien.hochet@exemple.example> +33641102212 "Capitaine" !other-address fabien2@exemple.example',
  ],
  'address-books/vcard.csv': [
    'Escande, Domitille <domitille.escande@exemple.example> +33641102209 / +33241102209 1999-09-09 !name-split',
    'Foulon, Enzo <enzo.foulon@exemple.example> +33641102210 !name-split',
  ],
  'mailings/addresses-first.csv': [
    'Gar, Ana <ana.gar@exemple.example> [Judo]',
    'Hal, Ben <ben.hal@exemple.example> [Judo]',
  ],
  'mailings/brevo.csv': [
    'Kermit, Ilona <ilona.kermit@exemple.example> +33641102303 1989-01-15 female #CL-1',
    'Lenoir, Joris <joris.lenoir@exemple.example> +33641102304 1994-06-30 male #CL-2',
  ],
  'mailings/contact-alone.csv': [
    'Nau, Eva <eva.nau@exemple.example> !name-split',
    'Oro, Luc <luc.oro@exemple.example> !name-split',
  ],
  'mailings/hubspot.csv': [
    'Maillot, Kadiatou <kadiatou.maillot@exemple.example> +33641102305 / +33241102305 1996-06-26 #5101',
    'Naudet, Lorenzo <lorenzo.naudet@exemple.example> +33641102306 #5102',
  ],
  'mailings/mailchimp.csv': [
    'Iriart, Gwenola <gwenola.iriart@exemple.example> +33641102301 [Club, Yoga]',
    'Joubert, Henri <henri.joubert@exemple.example> [Club]',
  ],
  'mailings/mobile-and-e-mail-statistics.csv': [
    'Yard, Xena <xena.yard@exemple.example> +33641103039 1990-02-25',
    'Ames, Zed <zed.ames@exemple.example> +33641103040 1980-02-25',
  ],
  'mailings/salesforce.csv': [
    'Ollivaud, Margot <margot.ollivaud@exemple.example> +33641102307 / +33320102307 1985-11-19 female #0035g00000AbCdE',
    'Poulain, Nathan <nathan.poulain@exemple.example> +33641102308 1992-04-21 male #0035g00000AbCdF',
  ],
});
