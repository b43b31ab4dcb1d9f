import { expectPeople } from '#lib/testing/expect-people.ts';

/**
 * Files as shops and ticket offices write them, and what is stored of each row (see `shortRow`).
 */
expectPeople({
  'shops/billing-only.csv': [
    'Coste, Adeline <adeline.coste@exemple.example> +33641102315',
    'Dumont, Basile <basile.dumont@exemple.example> +33241102316',
  ],
  'shops/eventbrite.csv': [
    'Kolb, Ismérie <ismerie.kolb@exemple.example> +33641102323 1997-05-14 female',
    'Kolb, Joachim <joachim.kolb@exemple.example> +33641102324 2012-08-23 male',
  ],
  'shops/participant-prefix.csv': [
    'Naudin, Maïa <maia.naudin@exemple.example> +33641102327 2013-02-01',
    'Oury, Noam <noam.oury@exemple.example> +33641102328 2014-02-22',
  ],
  'shops/paypal.csv': [
    'Issartel, Ghislaine <ghislaine.issartel@exemple.example> +33641102321 !name-split',
    'Jamet, Hippolyte <hippolyte.jamet@exemple.example> +33641102322 !name-split',
  ],
  'shops/shopify.csv': [
    'Evrard, Célestine <celestine.evrard@exemple.example> +33641102317 #7001000001 [club, vip]',
    'Fromont, Dorian <dorian.fromont@exemple.example> +33641102318 / +33241102318 #7001000002 "Gaucher"',
  ],
  'shops/site-members.csv': [
    'Hue, Eva <eva.hue@exemple.example> +33641105010 #m-1 !name-split',
    'Ida, Luc <luc.ida@exemple.example> +33641105011 #m-2 !name-split',
  ],
  'shops/site-users.csv': [
    'Pou, Eva <eva.pou@exemple.example> +33641105014 1990-02-01 #1',
    'Qua, Luc <luc.qua@exemple.example> +33641105015 1991-02-21 #2',
  ],
  'shops/square.csv': [
    'Sutter, Raphaëlle <raphaelle.sutter@exemple.example> +33641102311 1990-03-03 #SQ8A1B2C',
    'Ulrich, Tristan <tristan.ulrich@exemple.example> +33641102312 #SQ8A1B2D "Droitier"',
  ],
  'shops/stripe.csv': [
    'Quentel, Ombeline <ombeline.quentel@exemple.example> +33641102309 #cus_Nabc1 !name-split',
    'Rault, Pierrick <pierrick.rault@exemple.example> +33641102310 #cus_Nabc2 !name-split',
  ],
  'shops/weezevent.csv': [
    'Laborde, Kelly <kelly.laborde@exemple.example> +33641102325 2004-04-04 female',
    'Mercadal, Léandre <leandre.mercadal@exemple.example> +33641102326 1993-10-15 male',
  ],
  'shops/wix.csv': [
    'Guérin, Eugénie <eugenie.guerin@exemple.example> +33641102319 1991-01-31 fr [Club, Yoga]',
    'Husson, Félicien <felicien.husson@exemple.example> +33641102320 / +33241102320 en [Club] !other-address fh@exemple.example',
  ],
  'shops/woocommerce.csv': [
    'Amiot, Vanessa <vanessa.amiot@exemple.example> +33641102313 #11',
    'Boulay, Yves <yves.boulay@exemple.example> +33641102314 #12',
  ],
});
