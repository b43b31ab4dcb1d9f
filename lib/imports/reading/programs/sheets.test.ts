import { expectPeople } from '#lib/testing/expect-people.ts';

/** Files as spreadsheets write them, and what is stored of each row (see `shortRow`). */
expectPeople({
  'sheets/abbreviations.csv': [
    'Quéré, Katell <katell.quere@exemple.example> +33641102607 / +33241102607 1977-08-13 female #L77 [Débutants]',
    'Rigal, Loïc <loic.rigal@exemple.example> +33641102608 1990-10-31 male #L78 [Confirmés] "Genou fragile"',
  ],
  'sheets/age-beside-date.csv': [
    'Bru, Eva <eva.bru@exemple.example> +33641105024 1990-02-01',
    'Cri, Luc <luc.cri@exemple.example> +33641105025 1991-02-21',
  ],
  'sheets/camel-case.csv': [
    'Aubertin, Tina <tina.aubertin@exemple.example> +33641102613 / +33241102613 1990-09-09 female #M-9',
    'Barbe, Ugo <ugo.barbe@exemple.example> +33641102614 1971-01-17 male #M-10',
  ],
  'sheets/civility-and-names.csv': [
    'DURAND, Zélie <zelie.dur@exemple.example> +33641105006 !name-split',
    'PETIT, Marc <marc.pet@exemple.example> +33641105007 !name-split',
  ],
  'sheets/contact-holds-addresses.csv': [
    '? to-confirm',
    'ALBIN, Rosa <rosa.albin@exemple.example> 1961-12-12 !name-split',
    'BREL, Jacques <jacques.brel@exemple.example> 1959-04-08 !name-split',
  ],
  'sheets/contact-prefix.csv': [
    'Savoie, Manon <manon.savoie@exemple.example> +33641102609 / +33241102609 1992-02-29 female',
    'Tisserand, Nico <nico.tisserand@exemple.example> +33641102610 1983-12-13 male',
  ],
  'sheets/database-prefix.csv': [
    'Quarre, Tess <tess.quarre@exemple.example> +33641103015 / +33241103015 1990-01-02 female #55',
    'Robin, Ugo <ugo.robin@exemple.example> +33641103016 1970-11-22 male #56',
  ],
  'sheets/date-alone.csv': [
    '? to-confirm',
    'Arc, Léa <lea.arc@exemple.example> 1980-03-12',
    'Bec, Max <max.bec@exemple.example> 1975-12-25',
  ],
  'sheets/emergency-in-between.csv': [
    'Rue, Eva <eva.rue@exemple.example> +33641105016 / +33241105016',
    'Sec, Luc <luc.sec@exemple.example> +33641105017',
  ],
  'sheets/employer.csv': [
    'Tar, Ana <ana.tar@exemple.example> +33641104021',
    'Uro, Ben <ben.uro@exemple.example> +33641104022',
  ],
  'sheets/empty-columns.csv': [
    'Wagner, Rosa <rosa.wagner@exemple.example>',
    'Ziegler, Sam <sam.ziegler@exemple.example>',
  ],
  'sheets/family-names.csv': [
    '? to-confirm',
    'Salle, Tino <famille.salle@exemple.example> +33641103035',
    'Salle, Uma <famille.salle2@exemple.example> +33641103036',
  ],
  'sheets/first-name-first.csv': [
    'Ivon, Ana <ana.ivon@exemple.example> +33641104007 !name-split',
    'De La Cour, Ben <ben.cour@exemple.example> +33641104008 !name-split',
  ],
  'sheets/first-name-twice.csv': [
    'DUPONT, Jean <jean.dupont@exemple.example>',
    'LE GALL, Yann <yann.legall@exemple.example>',
    'DE PAUL, Paul <paul.depaul@exemple.example>',
  ],
  'sheets/formats-in-brackets.csv': [
    'Vidal, Thomas <thomas.vidal@exemple.example> +33641103037 1990-01-12 male #A-1 !name-split',
    'Weil, Anna <anna.weil@exemple.example> +33641103038 1991-01-22 female #A-2 !name-split',
  ],
  'sheets/genre-of-music.csv': [
    'Mars, Nina <nina.mars@exemple.example> female',
    'Noir, Otto <otto.noir@exemple.example> male',
  ],
  'sheets/italian.csv': [
    'Rossi, Giulia <giulia.rossi@exemple.example> +393471234567 1993-09-15 female #T-1',
    'Bianchi, Marco <marco.bianchi@exemple.example> +393471234568 / +390612345678 1978-12-22 male #T-2 "Allergia"',
  ],
  'sheets/no-header-with-role.csv': [
    '? to-confirm',
    'Durieux, Alice <alice.durieux@exemple.example> +33641103027',
    'Estève, Bob <bob.esteve@exemple.example> +33641103028',
  ],
  'sheets/no-header.csv': [
    '? to-confirm',
    'ORSINI, Irène <irene.orsini@exemple.example> +33641102605 1958-06-14',
    'PERROT, Jacky <jacky.perrot@exemple.example> +33241102606 1961-01-30',
  ],
  'sheets/number-holds-phones.csv': [
    '? to-confirm',
    'Clair, Ana <ana.clair@exemple.example> +33641103023',
    'Drot, Ben <ben.drot@exemple.example> +33641103024',
  ],
  'sheets/pipes-and-codes.csv': [
    'Cad, Ana <ana.cad@exemple.example> +33641104029 / +33241104029 female fr',
    'Dad, Ben <ben.dad@exemple.example> +33641104030 male en "VIP"',
  ],
  'sheets/same-header-twice.csv': [
    'Cor, Ana <ana.cor@exemple.example> +33641104001 / +33241104001',
    'Dor, Ben <ben.dor@exemple.example> +33641104002',
  ],
  'sheets/second-address-behind-empty-first.csv': [
    'Tan, Eva <eva.tan@exemple.example> +33641105018',
    'Uza, Luc <luc.uza@exemple.example> +33641105019',
  ],
  'sheets/short-with-remarks.csv': [
    'Dupont, Jean <jean.dupont@exemple.example>',
    'refused: Nombre de lignes, 1 <> !email-required',
    'refused: Exporté le, 12/03/2024 <> !email-required',
  ],
  'sheets/spanish.csv': [
    'García Pérez, Lucía <lucia.garcia@exemple.example> +34612345678 / +34912345678 1991-07-23 female #S-1',
    'Ruiz, Javier <javier.ruiz@exemple.example> +34612345679 1985-01-14 male #S-2 "Zurdo"',
  ],
  'sheets/sum-line.csv': [
    'Elba, Gil <gil.elba@exemple.example>',
    'Frey, Hal <hal.frey@exemple.example>',
    'refused: TOTAL <> !email-required',
  ],
  'sheets/title-and-totals.csv': [
    'MONNIER, Gisèle <gisele.monnier@exemple.example> +33241102603',
    'NICOLLE, Hervé <herve.nicolle@exemple.example> +33641102604',
    'refused: ? <> !email-no-at !required',
    'refused: Total : 2 adhérents <> !email-required',
  ],
  'sheets/titles-and-count.csv': [
    'EDEL, Ana <ana.edel@exemple.example> +33641104031 1990-02-01 #L1 !name-split',
    'FARE, Ben <ben.fare@exemple.example> +33641104032 1981-02-21 #L2 !name-split',
    'refused: ? <> #Nombre de licenciés : 2 !email-required !required',
  ],
  'sheets/traps.csv': [
    'Ubertin, Odette <odette.ubertin@exemple.example> +33641102611 [Gym douce]',
    'Vial, Paule <paule.vial@exemple.example> +33641102612 [Yoga]',
  ],
  'sheets/two-phones-in-a-cell.csv': [
    'PAGE, Quentin <quentin.page@exemple.example> +33641103033 / +33241103033 1960-02-01 "Photos" !name-split',
    'RAY, Sonia <sonia.ray@exemple.example> +33641103034 1961-02-13 !name-split',
  ],
  'sheets/two-row-header.csv': [
    'Kessler, Elsa <elsa.kessler@exemple.example> +33641102601 / +33241102601 1985-05-05 #1',
    'Lavigne, Fred <fred.lavigne@exemple.example> +33641102602 1966-06-26 #2',
  ],
  'sheets/unknown-prefix.csv': [
    'Morin, Élia <elia.morin@exemple.example> +33641103011 1988-05-03',
    'Nadir, Omar <omar.nadir@exemple.example> +33641103012 1988-05-13',
  ],
  'sheets/unnamed-second-phone.csv': [
    '? to-confirm',
    'Elan, Ana <ana.elan@exemple.example> +33641103025 / +33241103025',
    'Fort, Ben <ben.fort@exemple.example> +33641103026',
  ],
  'sheets/upper-case-without-accents.csv': [
    'ALBE, CLEO <cleo.albe@exemple.example> +33641103041 / +33241103041 1950-02-01 #0001',
    'BOSC, DANI <dani.bosc@exemple.example> +33241103042 1951-02-21 #0002',
  ],
  'sheets/usual-names.csv': [
    'Vic, Eva <eva.vic@exemple.example> +33641105020 / +33241105020 1990-02-01 female',
    'Wal, Luc <luc.wal@exemple.example> +33641105021 1991-02-21 male',
  ],
  'sheets/words-written-together.csv': [
    'Olive, Rita <rita.olive@exemple.example> +33641103013 / +33241103013 1988-05-03 #L1',
    'Petit, Sami <sami.petit@exemple.example> +33641103014 1978-06-04 #L2',
  ],
  'sheets/work-address-alone.csv': [
    '? to-confirm',
    'Val, Ana <ana.val@exemple.example> +33641104023',
    'Wal, Ben <ben.wal@exemple.example> +33641104024',
  ],
});
