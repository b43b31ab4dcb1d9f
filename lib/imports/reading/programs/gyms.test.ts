import { expectPeople } from '#lib/testing/expect-people.ts';

/** Files as gyms write them, and what is stored of each row (see `shortRow`). */
expectPeople({
  'gyms/birthdays-without-year.csv': [
    'Abel, Ana <ana.abel@exemple.example> !name-split !date-unreadable 03/14',
    'Bell, Ben <ben.bell@exemple.example> !name-split !date-unreadable 12/25',
  ],
  'gyms/bookings.csv': [
    'JUS, Eva <eva.jus@exemple.example> +33641105012 1990-02-01 !name-split',
    'KIR, Luc <luc.kir@exemple.example> +33641105013 1991-02-21 !name-split',
  ],
  'gyms/bsport.csv': [
    'Hubert, Gaëlle <gaelle.hubert@exemple.example> +33641102115 1991-02-28 female #12001 [VIP] "Préfère le matin"',
    'Izard, Hugo <hugo.izard@exemple.example> +33641102116 male #12002',
  ],
  'gyms/camel-case-customers.csv': [
    'Lor, Ana <ana.lor@exemple.example> +33641104013 1990-05-05 #77',
    'Mor, Ben <ben.mor@exemple.example> +33241104014 1980-05-25 #78',
  ],
  'gyms/children-of-members.csv': [
    '? to-confirm',
    'Gamb, Lise <lise.gamb@exemple.example> +33641103029',
    'Hour, Marc <marc.hour@exemple.example> +33641103030',
  ],
  'gyms/deciplus.csv': [
    'IMHOFF, Jade <jade.imhoff@exemple.example> +33641102117 1997-07-31 female #DP0001',
    'JAOUEN, Killian <killian.jaouen@exemple.example> +33641102118 / +33388102118 1983-02-12 male #DP0002',
  ],
  'gyms/dutch.csv': [
    'de Vries, Anke <anke.devries@exemple.example> +31612345678 / +31201234567 1990-02-14 female #77',
    'Jansen, Bram <bram.jansen@exemple.example> +31612345679 1985-03-28 male #78',
  ],
  'gyms/english-club.csv': [
    'Xey, Eva <eva.xey@exemple.example> +33641105022 / +33241105022 1990-02-01 female #M1 "Asthma"',
    'Yip, Luc <luc.yip@exemple.example> +33641105023 1991-02-21 male #M2',
  ],
  'gyms/fitnet.csv': [
    'OLLIER, Paloma <paloma.ollier@exemple.example> +33641102123 2002-09-18 #FN-1 "Vient le midi"',
    'PASCAL, Rémi <remi.pascal@exemple.example> +33641102124 / +33241102124 1980-05-07 #FN-2',
  ],
  'gyms/glofox.csv': [
    'Quesnel, Priam <priam.quesnel@exemple.example> +33641102103 1989-11-30 male !name-split',
    'Rolland, Queenie <queenie.rolland@exemple.example> +33641102104 2000-05-05 female !name-split',
  ],
  'gyms/gymdesk.csv': [
    'Ogier, Nolan <nolan.ogier@exemple.example> +33641102101 / +33241102101 1992-07-23 male #4001 [Adults, BJJ]',
    'Payet, Olga <olga.payet@exemple.example> +33641102102 1996-02-28 female #4002 [Adults] "Knee injury"',
  ],
  'gyms/heitz.csv': [
    'MAURIN, Nils <nils.maurin@exemple.example> +33641102121 1993-10-14 male #7001',
    'NADAL, Ophélie <ophelie.nadal@exemple.example> +33641102122 / +33561102122 1971-03-29 female #7002',
  ],
  'gyms/magicline-de.csv': [
    'Vogel, Sabine <sabine.vogel@exemple.example> +4915123456789 / +49301234567 1985-03-17 female de #M-1001',
    'Bauer, Jörg <joerg.bauer@exemple.example> +4915123456780 1970-11-02 male de #M-1002 "Rückenschmerzen"',
  ],
  'gyms/mindbody-clients.csv': [
    'Quillien, Sacha <sacha.quillien@exemple.example> +33641102125 1995-05-25 male #100000501 "Left shoulder"',
    'Ravier, Thaïs <thais.ravier@exemple.example> +33641102126 / +33241102126 1990-01-13 female #100000502',
  ],
  'gyms/portuguese.csv': [
    'Silva, Ana <ana.silva@exemple.example> +351912345678 1990-02-01 female',
    'Costa, Rui <rui.costa@exemple.example> +351912345679 1991-02-21 male',
  ],
  'gyms/pushpress.csv': [
    'Seguin, Romane <romane.seguin@exemple.example> +33641102105 1993-04-17 female #usr_8a1',
    'Tardieu, Simon <simon.tardieu@exemple.example> +33641102106 1987-09-02 male #usr_8a2',
  ],
  'gyms/spanish-two-surnames.csv': [
    'García López, María <maria.garcia@exemple.example> +34612345678 1990-01-05 female #12',
    'Díaz, Luz <luz.diaz@exemple.example> +34612345679 1991-01-25 female #13',
  ],
  'gyms/teamup.csv': [
    'Ferrer, Elliot <elliot.ferrer@exemple.example> +33641102113 1990-12-01 male #33001 [pilates]',
    'Garrigue, Flore <flore.garrigue@exemple.example> +33641102114 1988-08-22 female #33002 [yoga, vip]',
  ],
  'gyms/virtuagym.csv': [
    'Bastide, Aurèle <aurele.bastide@exemple.example> +33641102111 / +33241102111 1986-06-16 male #5500101',
    'Daumas, Coralie <coralie.daumas@exemple.example> +33641102112 1999-03-13 female #5500102',
  ],
  'gyms/wodify.csv': [
    'Xueref, Wanda <wanda.xueref@exemple.example> +33641102109 1991-09-19 female #90001 !name-split',
    'Yonnet, Zach <zach.yonnet@exemple.example> +33641102110 1984-04-04 male #90002 !name-split',
  ],
  'gyms/xplor-resamania.csv': [
    'KADRI, Lounès <lounes.kadri@exemple.example> +33641102119 1990-08-20 male #RM-20001',
    'LEFORT, Mahaut <mahaut.lefort@exemple.example> +33641102120 / +33241102120 1986-06-06 female #RM-20002',
  ],
  'gyms/zen-planner.csv': [
    'Thouvenin, Urielle <urielle.thouvenin@exemple.example> +33641102107 / +33241102107 1994-08-08 female',
    'Vasse, Yohan <yohan.vasse@exemple.example> +33641102108 1979-01-25 male',
  ],
});
