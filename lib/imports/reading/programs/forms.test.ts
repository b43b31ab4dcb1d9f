import { expectPeople } from '#lib/testing/expect-people.ts';

/** Files as forms and schools write them, and what is stored of each row (see `shortRow`). */
expectPeople({
  'forms/airtable.csv': [
    'Chauvin, Clémence <clemence.chauvin@exemple.example> +33641102409 1990-04-12',
    'Dauphin, Damien <damien.dauphin@exemple.example> +33641102410 1975-12-03',
  ],
  'forms/framaforms.csv': [
    'Thibault, Ysaline <ysaline.thibault@exemple.example> +33641102405 1998-04-04',
    'Vautrin, Zacharie <zacharie.vautrin@exemple.example> +33641102406 1976-07-17 "Covoiturage possible"',
  ],
  'forms/google-forms-child.csv': [
    '? to-confirm',
    'Roussel, Timothée <claire.roussel@exemple.example> +33641102403 2016-01-14',
    'Sabatier, Uma <leo.sabatier@exemple.example> +33641102404 2017-08-30',
  ],
  'forms/google-forms.csv': [
    '? to-confirm',
    'Roche, Perrine <perrine.roche@exemple.example> +33641102401 1995-05-12 female',
    'Salvan, Quentin <quentin.salvan@exemple.example> +33641102402 1987-11-28 male',
  ],
  'forms/microsoft-forms.csv': [
    'Arnal, Béatrice <beatrice.arnal@exemple.example> +33641102407 1989-09-09 fr #1 !name-split',
    'Bonnefoy, Charles <charles.bonnefoy@exemple.example> +33641102408 1964-03-16 fr #2 !name-split',
  ],
  'forms/notion.csv': [
    'Fouquet, Estelle <estelle.fouquet@exemple.example> +33641102411 1981-05-04 [Bénévole, Gym] !name-split',
    'Girault, Florian <florian.girault@exemple.example> +33641102412 1990-01-21 [Gym] "Clé du local" !name-split',
  ],
  'forms/questions-in-english.csv': [
    'Silva, Vera <vera.silva@exemple.example> +33641103017 1990-12-25',
    'Tran, Walt <walt.tran@exemple.example> +33641103018 1985-02-14 "Vegan"',
  ],
  'forms/tabs-with-hints.csv': [
    'Rou, Ana <ana.rou@exemple.example> +33641104019 1990-02-01 female',
    'Sou, Ben <ben.sou@exemple.example> +33641104020 1991-02-21 male "Rappeler"',
  ],
  'schools/child-with-mobile.csv': [
    '? to-confirm',
    'Jal, Ana <maman.jal@exemple.example> +33641104011 2012-02-01 !other-address papa.jal@exemple.example',
    'Kol, Ben <maman.kol@exemple.example> 2013-02-21',
  ],
  'schools/children-and-adults.csv': [
    '? to-confirm',
    'CAL, LEO <pere.cal@exemple.example> 2012-02-01 !other-address mere.cal@exemple.example',
    'DAN, EVA <eva.dan@exemple.example> +33641105005 2000-02-21',
  ],
  'schools/parents-columns.csv': [
    '? to-confirm',
    'GIRARDOT, Ambre <yann.girardot@exemple.example> +33641102501 2015-03-12 !other-address ines.lopez@exemple.example',
    'HERBIN, Basile <luc.herbin@exemple.example> +33641102503 2014-08-15 !other-address anne.herbin@exemple.example',
  ],
  'schools/parents-only.csv': [
    '? to-confirm',
    'Kuhn, Rose <rose.kuhn@exemple.example> +33641103009',
    'Lux, Paul <paul.lux@exemple.example> +33641103010',
  ],
  'schools/pronote.csv': [
    'ISNARD, Clara <clara.isnard@exemple.example> +33641102505 2010-11-07 female !name-split',
    'JULLIEN, Dany <dany.jullien@exemple.example> 2011-02-23 male !name-split',
  ],
  'schools/students-and-parents-in-english.csv': [
    '? to-confirm',
    'Crown, Eva <liz.crown@exemple.example> +33641103043 2014-05-16 female',
    'Dunn, Fay <tom.dunn@exemple.example> +33641103044 2013-11-02 female',
  ],
  'schools/teachers-and-students.csv': ['Lem, Eva <eva.lem@exemple.example>', 'Mal, Luc <luc.mal@exemple.example>'],
  'schools/two-row-parents.csv': [
    '? to-confirm',
    'Delmas, Iris <pere.delmas@exemple.example> +33641103003 2012-04-03 !other-address mere.delmas@exemple.example',
    'Fortin, Jean <pere.fortin@exemple.example> +33641103005 2013-04-13',
  ],
  'forms/typeform.csv': [
    'Dupont, Jean <jean.dupont@exemple.example> +33612345678 #a1b2c3',
    'Durand, Luc <luc.durand@exemple.example> +33612345679 #a1b2c4',
  ],
});
