import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPeople, shortRow } from '#lib/testing/read-people.ts';

/**
 * Client files as real programs write them (fixtures/first-day and fixtures/real), with what is
 * stored of each row once staff accepts the suggestions: last name, first name, address, phones,
 * day of birth, gender, language, member number, groups, note, and the codes of its problems.
 * `? to-confirm` stands for a page of questions.
 */
const expected: Record<string, string[]> = {
  'first-day/galette-labels-fr.csv': [
    'Durand, Reine <reine.d2@exemple.example> +33641101002 / +33241101002 1990-04-12 female #17',
  ],
  'first-day/google-new.csv': [
    'Okemba, Grâce <grace.okemba@exemple.example> +33641100301 / +33241100301 1990-04-12 [Club]',
    'Jouve, Noël <noel.jouve@exemple.example> +33641100302 !date-unreadable --12-24',
  ],
  'first-day/helloasso-new.csv': [
    'Vernet, Louison <louison.vernet@exemple.example> +33641100101 1991-05-03',
    'Vernet, Émile <emile.vernet@exemple.example> +33641100102 2012-11-14',
  ],
  'first-day/mindbody-report.csv': [
    'Chen, Sarah <sarah.chen@exemple.example> +33641100801 #1001',
    'Wilson, James <james.w@exemple.example> +33241100802 #1002',
  ],
  'first-day/outlook-fr.csv': [
    'Lacour, Ida <ida.lacour2@exemple.example> +33641100501 / +33241100501 1990-04-12 female',
    'Lacour, Rémy <remy.lacour2@exemple.example> +33641100502 male',
  ],
  'first-day/paheko.csv': [
    'Durand, Reine <reine.d4@exemple.example> +33641101101 1990-04-12 #42 !name-split',
    'Le Gall, Jean <jean.lg@exemple.example> #43 !name-split',
  ],
  'real/c01-prenom-adherent--a-email.csv': [
    'Vasseur, Apolline <apolline.vasseur@exemple.example> +33641000101 1991-05-03',
    'Quéméneur, Gwenaël <gwenael.q@exemple.example> +33641000102 1984-11-14',
  ],
  'real/c01-prenom-adherent--b-email-payeur.csv': [
    '? to-confirm',
    'Vasseur, Noélie <apolline.vasseur2@exemple.example>',
  ],
  'real/c02-other-french-headers--a.csv': [
    'Trouvère, Isaure <isaure.t@exemple.example> +33641000201 / +33241000201 1979-07-09 #L-700201',
  ],
  'real/c02-other-french-headers--b-camel.csv': [
    'Trouvère, Isaure <isaure.t2@exemple.example> +33641000203 1979-07-09 #A-2',
  ],
  'real/c05-excel-text-formula--a-quoted.csv': ['Lestrade, Aude <aude.l@exemple.example> +33641000501 #000512'],
  'real/c06-numbers-as-floats--a.csv': [
    'Oudinot, Blaise <blaise.o@exemple.example> +33641000601 #1042',
    'Oudinot, Rose <rose.o@exemple.example> +33641000602 #1043',
    'Oudinot, Luce <luce.o@exemple.example> +33641000603 #1044',
    'Oudinot, Zita <zita.o@exemple.example> +33641000604 #1045',
  ],
  'real/c07-member-number-scientific--a.csv': [
    'Pelvoux, Ariane <ariane.p@exemple.example> !number-destroyed 1,002E+11',
    'Pelvoux, Marceau <marceau.p@exemple.example> !number-destroyed 1,002E+11',
    'Pelvoux, Lucien <lucien.p@exemple.example> #420',
  ],
  'real/c08-spreadsheet-errors--a.csv': [
    'refused: ? <alix.r@exemple.example> +33641000801 !required',
    'Rochebrune, Alix <alix.r2@exemple.example>',
    'Rochebrune, Cléo <cleo.r@exemple.example>',
    'Rochebrune, Tom <tom.r@exemple.example>',
  ],
  'real/c09-null-words--a-mysql.csv': [
    'Null, Odette <odette.null@exemple.example> #71',
    'Sauvage <yves.s@exemple.example> #72',
    'Sauvage <anne.s@exemple.example> #73',
    'Sauvage <luc.s@exemple.example> #74',
  ],
  'real/c09-null-words--b-without-dates.csv': [
    'Null, Odette <odette.null2@exemple.example> #71',
    'Sauvage <yves.s2@exemple.example> #72',
    'Sauvage <anne.s2@exemple.example>',
    'Sauvage <luc.s2@exemple.example> #74',
  ],
  'real/c10-html-entities--a.csv': [
    "O'Malley, Deirdre <deirdre.om@exemple.example> +33641001001",
    "D'Arcourt, Françoise <francoise.da@exemple.example>",
    'Petit & Roux, Bérengère <berengere.pr@exemple.example> !several-people',
  ],
  'real/c10-html-entities--b-semicolons.csv': ["O'Malley, Deirdre <deirdre.om2@exemple.example> +33641001002"],
  'real/c11-civility-in-full-name--a.csv': [
    'DURAND, Zélie <zelie.d@exemple.example> !name-split',
    'LEROUX, Basile <basile.l@exemple.example> !name-split',
    'Durand, Zélie <zelie.d2@exemple.example> !name-split',
    'Le Gall, Anne <anne.lg@exemple.example> !name-split',
    'FOUCAULT, Jean et Marie <famille.foucault@exemple.example> !name-split !several-people',
  ],
  'real/c12-month-first-dates--a.csv': [
    'Archer, Maud <maud.archer@exemple.example> 1990-04-12',
    'Archer, Ivor <ivor.archer@exemple.example> 1971-05-06',
    'Archer, Nell <nell.archer@exemple.example> 1988-12-25',
    'Archer, Rhys <rhys.archer@exemple.example> 2001-07-30',
  ],
  'real/c13-ordinary-birth-dates-refuse-people--a.csv': [
    'Gâtine, Ève <eve.g@exemple.example> 1990-04-12',
    'Gâtine, Guy <guy.g@exemple.example> 1990-04-12',
    'Gâtine, Lou <lou.g@exemple.example> 1990-04-12',
    'Gâtine, Max <max.g@exemple.example> 1990-04-12',
    'Gâtine, Ida <ida.g@exemple.example> 1990-04-12',
    'Gâtine, Pol <pol.g@exemple.example> 1990-04-12',
    'Gâtine, Sam <sam.g@exemple.example> 1990-04-12',
    'Gâtine, Uma <uma.g@exemple.example> 1990-04-12',
    'Gâtine, Zoé <zoe.g@exemple.example> 1990-04-12',
    'Gâtine, Abel <abel.g@exemple.example> !date-unreadable --04-12',
    'Gâtine, Bob <bob.g@exemple.example> 1990-04-12',
    'Gâtine, Carl <carl.g@exemple.example> !date-unreadable 1990',
  ],
  'real/c14-placeholder-birth-dates--a.csv': [
    'Méhari, Aïda <aida.m@exemple.example>',
    'Méhari, Béa <bea.m@exemple.example>',
    'Méhari, Cyr <cyr.m@exemple.example>',
    'Méhari, Dan <dan.m@exemple.example>',
    'Méhari, Edi <edi.m@exemple.example> 1970-01-01',
    'Méhari, Flo <flo.m@exemple.example>',
  ],
  'real/c15-decomposed-accents--1-nfd.csv': [
    'Zoé-Brégançon, Anaïs <anais.zb@exemple.example>',
    'Lœuillet, Agnès <agnes.l@exemple.example>',
  ],
  'real/c15-decomposed-accents--2-nfc.csv': [
    'Zoé-Brégançon, Anaïs <anais.zb@exemple.example>',
    'Lœuillet, Agnès <agnes.l@exemple.example>',
  ],
  'real/c16-invisible-characters--a.csv': [
    'Dupont-Carré, Élise <elise.dc@exemple.example> +33641001601',
    'Martineau, Joël <joel.m@exemple.example> +33641001602',
    'Savarin, Inès <ines.s@exemple.example> +33641001603',
    'Savarin, Théo <theo.s@exemple.example> +33641001604',
  ],
  'real/c21-whose-phone-in-brackets--a.csv': ['? to-confirm', 'Brossard, Timéo <famille.brossard@exemple.example>'],
  'real/c21-whose-phone-in-brackets--b.csv': ['? to-confirm', 'Brossard, Lilou <lilou.brossard@exemple.example>'],
  'real/c23-accented-mailbox--a.csv': [
    'Dupré, Éric <éric.dupré@exemple.example>',
    'Dupré, Éric <eric.dupre@exemple.example>',
    'Marin, Ana <mаrin.ana@exemple.example>',
  ],
  'real/c24-leading-apostrophe--a.csv': [
    'Ravel, Odile <odile.r@exemple.example> +33641002401 #000241',
    "'t Hooft, Jan <jan.th@exemple.example> +33641002402 #+A1",
  ],
  'real/c25-overseas-numbers--a.csv': [
    'Zénon, Marius <marius.z@exemple.example> +590690102501',
    'Zénon, Line <line.z@exemple.example> +590690102502',
    'Zénon, Ruth <ruth.z@exemple.example> +262692102503',
    'Zénon, Guy <guy.z@exemple.example> +596696102504',
  ],
  'real/c26-excel-round-trip--1-before.csv': [
    'Tarente, Maël <mael.t@exemple.example> +33641002601 #000261',
    'Tarente, Lya <lya.t@exemple.example> +33641002602 #000262',
  ],
  'real/c26-excel-round-trip--2-after-excel.csv': [
    'Tarente, Maël <mael.t@exemple.example> +33641002601 #261',
    'Tarente, Lya <lya.t@exemple.example> +33641002602 #262',
  ],
  'real/c27-several-or-dressed-addresses--a.csv': [
    'Ferrand, Lise <lise.f@exemple.example>',
    'Ferrand, Paul <paul.f@exemple.example>',
    'Ferrand, Eve <eve.f@exemple.example> !other-address eve.pro@exemple.example',
    'Ferrand, Noé <noe.f@exemple.example>',
    'Ferrand, Max <max.f@exemple.example>',
    'Ferrand, Mia <mia.f@exemple.example>',
    'Ferrand, Ugo <ugo.f@exemple.example>',
  ],
  'real/c28-x000d--a.csv': [
    'Nogaret, Alban <alban.n@exemple.example> +33641002801',
    'Nogaret, Ysé <yse.n@exemple.example> +33641002802',
  ],
  'real/c30-bracketed-country-code--a.csv': [
    'Astier, Cora <cora.a@exemple.example> +33641003001',
    'Astier, Gil <gil.a@exemple.example> +33641003002',
    'Astier, Léa <lea.a@exemple.example> +33641003003 !phone-words maman',
    'Astier, Tim <tim.a@exemple.example> +33641003004 / +33241003004',
  ],
  'real/s02-member-number-search--a.csv': [
    'Ulysse, Pénélope <penelope.u@exemple.example> #A-00451',
    'Ulysse, Homère <homere.u@exemple.example> #00452',
  ],
  'real/s03-umlauts--a.csv': ['Müller-Jäger, Björn <b.mj@exemple.example>', 'Strauß, Kåre <k.s@exemple.example>'],
  'real/c03-msdos-cp850--membres.csv': [
    'Bénazéraf, Élodie <elodie.b@exemple.example> +33641000301',
    'Crépin-Gérôme, Noël <noel.cg@exemple.example> +33641000302',
    'Hénin, Françoise <francoise.h@exemple.example>',
  ],
  'real/c04-macintosh--membres.csv': [
    'Bénazéraf, Élodie <elodie.b@exemple.example> +33641000301',
    'Crépin-Gérôme, Noël <noel.cg@exemple.example> +33641000302',
    'Hénin, Françoise <francoise.h@exemple.example>',
  ],
  'real/c05-excel-text-formula--b-bare.csv': ['Lestrade, Aude <aude.l2@exemple.example> +33641000502 #000513'],
  'real/c17-sixteen-thousand-columns--a.csv': [
    'Yvelin, Rachel <rachel.y@exemple.example> +33641001701',
    'Yvelin, Simon <simon.y@exemple.example>',
  ],
  'real/c19-whole-lines-quoted--a.csv': [
    'Baudry, Aline <aline.b@exemple.example> +33641001901',
    'Baudry, Jo <jo.b@exemple.example> +33641001902',
  ],
  'real/c20-two-tables-in-one-file--a.csv': [
    'Kermadec, Solenn <solenn.k@exemple.example>',
    'Guivarch, Yann <yann.g@exemple.example>',
    'refused: Anciens adhérents <> !email-required',
    'Tanguy, Maïwenn <maiwenn.t@exemple.example>',
    'Le Bihan, Corentin <corentin.lb@exemple.example>',
  ],
  'real/c22-double-encoded--a.csv': [
    'Hervé, Joséphine <josephine.h@exemple.example> +33641002201',
    'Noël, Benoît <benoit.n@exemple.example>',
  ],
  'real/c29-backslash-quotes--a.csv': [
    'Vidal "Jo", Josiane <josiane.v@exemple.example> +33641002901',
    'Vidal, Marc <marc.v@exemple.example>',
  ],
};

test.each(Object.keys(expected))('reads every person of %s', async (name) => {
  const { question, rows } = await readPeople(readFileSync(`lib/imports/fixtures/${name}`));
  expect([...(question ? [`? ${question.code}`] : []), ...rows.map(shortRow)]).toEqual(expected[name]);
});
