const shared = {
  wanted: 'Nom et adresse e-mail décident. Tout le reste peut manquer.',
};

/** How each ERP is set up, for the people who connect it: one page a profile. */
export const recipes = {
  title: (erp: string) => `Connecter ${erp}`,
  all: 'Toute l’API',
  list: 'Modes d’emploi par ERP',
  steps: 'À faire dans l’ERP',
  fields: 'Champs lus',
  fieldsNote: 'De plusieurs champs, le premier qui est rempli compte. Les autres champs sont ignorés.',
  ours: 'Ici',
  theirs: 'Dans l’ERP',
  triggers: 'Événements',
  trigger: 'Dans l’ERP',
  effect: 'Effet ici',
  effects: { upsert: 'Le client est créé ou mis à jour.', delete: 'Le client devient ancien client.' },
  members: 'Qui est membre',
  base: 'Envoyer toute la base',
  baseNote:
    'POST sur /api/erp/{connectionId}/snapshot\u202f: une fiche JSON par ligne (application/x-ndjson). Essayez d’abord avec le paramètre dry_run=1. Une personne absente de l’export devient ancien client\u202f; si trop de personnes étaient concernées, l’équipe décide d’abord.',
  check: 'Vérifier',
  checkNote:
    'GET /api/erp/{connectionId}/people donne ce qui est enregistré, et GET /api/erp/{connectionId}/journal (avec verdict=invalid) ce qui a été refusé, avec les raisons.',
  answers: 'Réponses',
  example: 'Exemple',
  exampleNote: 'Un essai\u202f: dry_run=1 ne change rien.',
  fieldNames: {
    id: 'Identifiant',
    lastName: 'Nom',
    firstName: 'Prénom',
    email: 'E-mail',
    phone: 'Téléphone',
    birthDate: 'Date de naissance',
    status: 'Statut',
    version: 'Date de modification',
  },
  profiles: {
    standard: {
      steps: [
        'Copiez l’adresse et le secret de la page ERP\u202f: le secret commence par whsec_.',
        'À chaque création, changement ou suppression d’une fiche, envoyez un POST signé selon Standard Webhooks, avec une bibliothèque de standardwebhooks.com par exemple.',
        'Un envoi sans réponse 2xx est à répéter avec le même webhook-id\u202f: il n’a qu’un effet.',
      ],
      members: `N’envoyez que les personnes qui sont membres\u202f; active à false ou client.deleted retire une personne. ${shared.wanted}`,
      base: 'La signature porte sur id.timestamp.sha256hex(corps).',
    },
    bearer: {
      steps: [
        'Copiez l’adresse et la clé de la page ERP.',
        'À chaque création, changement ou suppression d’une fiche, envoyez un POST avec l’en-tête Authorization et la valeur Bearer suivie de la clé, ou X-API-Key.',
        'Ajoutez un webhook-id si votre programme répète ses envois\u202f: le même n’a qu’un effet.',
      ],
      members: `N’envoyez que les personnes qui sont membres\u202f; active à false ou client.deleted retire une personne. ${shared.wanted}`,
      base: 'Avec la même clé dans le même en-tête.',
    },
    frappe: {
      steps: [
        'Ouvrez Webhook, puis New. DocType\u202f: Customer, Contact, ou le DocType de vos membres. Doc Event\u202f: on_update.',
        'Request URL\u202f: l’adresse de la page ERP. Request Method\u202f: POST. Request Structure\u202f: JSON.',
        'Webhook JSON\u202f: le modèle du banc d’essai. Webhook Security\u202f: cochez Enable Security et collez le secret dans Webhook Secret.',
        'Ajoutez un second Webhook pour on_trash, avec la même adresse et la méthode DELETE.',
        'Réglez le fuseau horaire de la connexion sur celui du site (System Settings, Time Zone).',
      ],
      members:
        'Condition du Webhook, par exemple doc.customer_group == "Membres". disabled, ou un statut Inactive, retire la personne. Lead, Supplier, Employee et User ne sont jamais des clients.',
      base: 'Exportez le DocType en JSON (bench export-json, ou /api/resource), une fiche par ligne, signée comme Standard Webhooks avec le même secret.',
    },
    odoo: {
      steps: [
        'Activez le mode développeur, puis Paramètres, Technique, Règles d’automatisation, Nouveau.',
        'Modèle\u202f: Contact (res.partner). Déclencheur\u202f: À l’enregistrement.',
        'Action\u202f: Envoyer une notification webhook. URL\u202f: l’adresse de la page ERP, qui finit par /upsert.',
        'Champs\u202f: name, email, phone, mobile (avant 19), active, write_date.',
        'Ajoutez une règle À la suppression, avec la même adresse finissant par /delete.',
      ],
      members:
        'Filtre Appliquer sur, par exemple Étiquettes contient Membre. Une fiche archivée (active faux) retire la personne.',
      base: 'Action planifiée ou export qui envoie une fiche par ligne, avec le secret dans l’en-tête Authorization (schéma Bearer).',
    },
    dolibarr: {
      steps: [
        'Accueil, Configuration, Modules\u202f: activez Webhooks.',
        'Dans la configuration du module, créez une cible. URL\u202f: l’adresse de la page ERP, qui contient le secret.',
        'Codes de déclencheur\u202f: MEMBER_CREATE, MEMBER_MODIFY, MEMBER_VALIDATE, MEMBER_RESILIATE, MEMBER_EXCLUDE, MEMBER_DELETE.',
        'Statut\u202f: actif. L’envoi a lieu pendant l’enregistrement de la fiche\u202f: la réponse est toujours 2xx pour un appel authentique.',
      ],
      members:
        'Un adhérent validé (statut 1) est membre. Un brouillon (-1) ne l’est pas encore\u202f; résilié (0) ou exclu (-2) devient ancien client. Les contacts et les tiers ont d’autres identifiants\u202f: CONTACT/9 n’est pas MEMBER/9.',
      base: 'L’API REST de Dolibarr (/api/index.php/members) donne les fiches\u202f: envoyez-en une par ligne, avec le secret dans l’en-tête Authorization (schéma Bearer).',
    },
    mindbody: {
      steps: [
        'Dans le portail des développeurs, Webhooks\u202f: créez une souscription (POST /webhooks/api/v1/subscriptions) avec les événements client.created, client.updated et client.deactivated.',
        'webhookUrl\u202f: l’adresse de la page ERP.',
        'Collez la messageSignatureKey de la réponse sur la page ERP\u202f: Mindbody ne la montre qu’une fois.',
        'Activez la souscription (PATCH, status Active).',
      ],
      members:
        'status Active ou Non-Member est membre\u202f; Expired, Suspended, Terminated, Declined et Inactive deviennent anciens clients. isProspect n’est pas encore membre.',
      base: 'Lisez /public/v6/client/clients page par page, et envoyez une fiche par ligne, signée comme Standard Webhooks avec la messageSignatureKey.',
    },
    resamania: {
      steps: [
        'Demandez à Resamania l’accès à l’API\u202f: client token, identifiant et secret du client, clé d’API, identifiant du club.',
        'Saisissez-les sur la page ERP avec l’adresse de l’API.',
        'Demandez un webhook pour contact.created et contact.updated vers l’adresse de la page ERP, qui contient le secret.',
        'Le webhook ne dit que qui a changé\u202f: la fiche est ensuite lue dans l’API.',
        'La page Accès cherche dans l’ERP l’adresse d’une personne que vos fiches n’ont pas.',
      ],
      members:
        'Les contacts du club saisi. Les événements d’un autre club sont ignorés. Un état inconnu attend, et n’ouvre aucun accès.',
      base: 'Depuis la page ERP\u202f: la base est lue page par page dans l’API, sans rien envoyer.',
    },
    magicline: {
      steps: [
        'Dans Magicline, créez une clé de l’Open API, qui lit les clients, et notez l’adresse de l’API.',
        'Saisissez l’adresse et la clé sur la page ERP.',
        'Déclarez un webhook vers l’adresse de la page ERP, pour les événements CUSTOMER_ et CONTRACT_.',
        'Collez la clé du webhook, que Magicline crée pour le studio, sur la page ERP.',
        'Le webhook ne dit que qui a changé, une seule fois\u202f: la fiche est ensuite lue dans l’API. Relisez toute la base de temps en temps.',
      ],
      members:
        'status MEMBER est membre\u202f; PROSPECT ne l’est pas encore, FORMER_MEMBER devient ancien client. Un statut inconnu attend.',
      base: 'Depuis la page ERP\u202f: la base est lue page par page dans l’API, sans rien envoyer.',
    },
  },
};
