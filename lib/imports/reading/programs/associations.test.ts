import { expectPeople } from '#lib/testing/expect-people.ts';

/**
 * Files as associations and federations write them, and what is stored of each row (see
 * `shortRow`).
 */
expectPeople({
  'associations/addresses-of-representatives.csv': [
    '? to-confirm',
    'Ern, Ana <rep.ern@exemple.example> 2012-02-01',
    'Fol, Ben <ben.fol@exemple.example> +33641104004 2013-02-21 !other-address rep.fol@exemple.example',
  ],
  'associations/assoconnect-upper.csv': [
    'TALBOT, ROSE <rose.talbot@exemple.example> +33641102017 1968-12-11 female #0042',
    'URBAIN, SERGE <serge.urbain@exemple.example> +33240102018 1959-01-05 male #0043',
  ],
  'associations/assoconnect.csv': [
    'Rabot, Pauline <pauline.rabot@exemple.example> +33641102015 / +33241102015 1990-05-22 female #889901 [Adhérents 2026, Yoga]',
    'Sagnier, Quentin <quentin.sagnier@exemple.example> +33641102016 1977-10-07 male #889902 [Adhérents 2026] "Arbitre"',
  ],
  'associations/comiti.csv': [
    'Zeller, Camille <camille.zeller@exemple.example> +33641102023 2010-05-16 female #LIC0071',
    'Abadie, Denis <denis.abadie@exemple.example> +33641102024 1981-07-01 male #LIC0072',
  ],
  'associations/dogs-and-owners.csv': [
    'Illy, Jade <jade.illy@exemple.example> +33641103031',
    'Jost, Karl <karl.jost@exemple.example> +33641103032',
  ],
  'associations/dolibarr.csv': [
    'Lemoine, Lucile <lucile.lemoine@exemple.example> +33641102011 / +33241102011 1985-08-17 female #5 "Ancienne trésorière"',
    'Mansart, Amaury <amaury.mansart@exemple.example> +33241102012 1972-02-02 male #6',
  ],
  'associations/donors.csv': [
    '? to-confirm',
    'Ibert, Rose <rose.ibert@exemple.example>',
    'Juin, Paul <paul.juin@exemple.example>',
  ],
  'associations/emergency-contact.csv': [
    'Ulm, Yves <yves.ulm@exemple.example> +33641103019',
    'Vey, Zoé <zoe.vey@exemple.example> +33641103020',
  ],
  'associations/emergency-phone-alone.csv': [
    '? to-confirm',
    'Wolf, Yves <yves.wolf@exemple.example>',
    'Xu, Zoé <zoe.xu@exemple.example>',
  ],
  'associations/fff.csv': [
    'BARRAUD, Ethan <ethan.barraud@exemple.example> +33641102025 2011-04-08 male #9602000001',
    'CISSE, Fatou <fatou.cisse@exemple.example> +33641102026 / +33241102026 1999-09-27 female #9602000002 !other-address fatou2@exemple.example',
  ],
  'associations/ffgym.csv': [
    'Hamelin, Karine <karine.hamelin@exemple.example> +33641102031 / +33241102031 1974-10-13 female #GYM1001',
    'Imbert, Léo <leo.imbert@exemple.example> +33641102032 2008-12-25 male #GYM1002',
  ],
  'associations/ffjda.csv': [
    'FERRY, Iris <iris.ferry@exemple.example> +33641102029 / +33241102029 1998-06-15 female #F15061998HUON01',
    'GALLIEN, Jules <jules.gallien@exemple.example> +33641102030 1985-03-03 male #M03031985GALL02',
  ],
  'associations/fft.csv': [
    'DEBRAY, Gaspard <gaspard.debray@exemple.example> +33641102027 2009-06-15 male #7200100A [Ado 3]',
    'ELBAZ, Hélène <helene.elbaz@exemple.example> +33641102028 / +33241102028 1966-01-28 female #7200101B',
  ],
  'associations/footclubs-upper-case.csv': [
    'PARI, Ana <ana.pari@exemple.example> +33641104017 / +33241104017 1990-02-01 female #12345 !name-split',
    'QUIN, Ben <ben.quin@exemple.example> +33641104018 1991-02-21 male #12346 !name-split',
  ],
  'associations/galette-columns.csv': [
    'Fabre, Solène <solene.fabre@exemple.example> +33641102005 / +33467102005 1988-06-21 female fr #A0012',
    'Gimenez, Ruben <ruben.gimenez@exemple.example> +33641102006 2001-01-09 male fr #A0013',
  ],
  'associations/german-club.csv': [
    'Zahn, Eva <eva.zahn@exemple.example> +4915123456701 / +49301234501 1990-02-01 female #1 !name-split',
    'Abt, Luc <luc.abt@exemple.example> +4915123456702 1991-02-21 male #2 !name-split',
  ],
  'associations/helloasso-campaign.csv': [
    '? to-confirm',
    'Ama, Léo <leo.ama@exemple.example> +33641105001 !other-address pay.ama@exemple.example',
    'Bal, Eva <eva.bal@exemple.example> +33641105002',
  ],
  'associations/helloasso-membership.csv': [
    'BLANCHET, Maëlys <maelys.blanchet@exemple.example> +33641102001 1994-02-14 female #L-88001',
    'BLANCHET, Ulysse <ulysse.blanchet@exemple.example> +33641102002 2014-11-30 male',
  ],
  'associations/helloasso-tickets.csv': [
    '? to-confirm',
    'Oriol, Nans <sabine.oriol@exemple.example> +33641102003',
    'Oriol, Lise <sabine.oriol@exemple.example> +33641102004',
  ],
  'associations/kalisport.csv': [
    'Jacob, Lila <lila.jacob@exemple.example> +33641102033 / +33641102133 2009-09-09 female #KS-501 !other-address parents.jacob@exemple.example !phone-words +33241102033',
    'Klein, Marius <marius.klein@exemple.example> +33641102034 1995-10-10 male #KS-502 "Permis B"',
  ],
  'associations/kind-of-licence.csv': [
    'Kahn, Lou <lou.kahn@exemple.example> #778001',
    'Lair, Mia <mia.lair@exemple.example> #778002',
  ],
  'associations/licence-list.csv': [
    'FOX, EVA <eva.fox@exemple.example> +33641105028 / +33241105028 1990-02-01 female #A1',
    'GUY, LUC <luc.guy@exemple.example> +33641105029 1991-02-21 male #A2',
  ],
  'associations/name-at-birth.csv': [
    'Aubry, Lola <lola.aubry@exemple.example> +33641103001 2012-04-03',
    'Carlin, Maud <maud.carlin@exemple.example> +33641103002 1980-06-05',
  ],
  'associations/noethys.csv': [
    'JOLIVET, Capucine <capucine.jolivet@exemple.example> +33298102009 2013-07-03 female #311',
    'KERVELLA, Malo <malo.kervella@exemple.example> +33641102010 / +33298102010 1982-01-19 male #312',
  ],
  'associations/odoo-contacts.csv': [
    'Pradel, Noémie <noemie.pradel@exemple.example> +33641102013 / +33241102013 fr #__export__.res_partner_41 !name-split',
    'Quintin, Oscar <oscar.quintin@exemple.example> +33641102014 en #__export__.res_partner_42 "Parle anglais" !name-split',
  ],
  'associations/odoo-in-french.csv': [
    'NOIR, Ana <ana.noir@exemple.example> +33641104015 / +33241104015 fr #REF-1 [Membre] !name-split',
    'Paul, Oger <paul.oger@exemple.example> +33641104016 fr #REF-2 [Membre] !name-split',
  ],
  'associations/paheko-columns.csv': [
    'Haddad, Nour <nour.haddad@exemple.example> +33641102007 1979-03-05 #101 !name-split',
    'Ito, Kenji <kenji.ito@exemple.example> +33241102008 1991-12-31 #102 !name-split',
  ],
  'associations/particles.csv': [
    'de Villiers, Paul <paul.devilliers@exemple.example> male',
    "d'Artagnan, Charles <charles.dartagnan@exemple.example> male",
    'de La Tour, Anne <anne.delatour@exemple.example> female',
    'Durand, Léa <lea.durand@exemple.example> female',
  ],
  'associations/pepsup.csv': [
    'Xavier, Anna <anna.xavier@exemple.example> +33641102021 / +33241102021 2012-03-02 female #P100 [U15 F]',
    'Yver, Bruno <bruno.yver@exemple.example> +33641102022 1990-08-14 male #P101 [Seniors]',
  ],
  'associations/sporteasy.csv': [
    'Lagrange, Mila <mila.lagrange@exemple.example> +33641102035 2010-03-25 female #SE1',
    'Marchetti, Noah <noah.marchetti@exemple.example> +33641102036 1998-12-30 male #SE2',
  ],
  'associations/sportlink.csv': [
    'van der Jansen, Jan <jan.jansen@exemple.example> +31612345678 1990-02-01 male',
    'Bakker, Bram <bram.bakker@exemple.example> +31612345679 1991-02-13 male',
  ],
  'associations/spouses.csv': [
    'Dio, Eva <eva.dio@exemple.example> +33641105026',
    'Eco, Luc <luc.eco@exemple.example> +33641105027',
  ],
  'associations/two-row-legal-representative.csv': [
    'Gilles, Iris <iris.gilles@exemple.example> +33641103007',
    'Hamon, Jean <jean.hamon@exemple.example> +33641103008',
  ],
  'associations/usual-first-name.csv': [
    'MARTIN, Claire <claire.martin@exemple.example>',
    'PETIT, Sam <sam.petit@exemple.example>',
  ],
  'associations/yapla.csv': [
    'Vachon, Tatiana <tatiana.vachon@exemple.example> +33641102019 / +33241102019 1983-04-30 female fr #2031 [Conseil, Bénévoles]',
    'Weber, Ulrich <ulrich.weber@exemple.example> +33641102020 1990-10-10 male en #2032 [Bénévoles]',
  ],
});
