import type { fr } from '../fr.ts';

export const problems: (typeof fr)['problems'] = {
  required: 'This field is required.',
  'too-long': 'This text is too long.',
  'odd-characters': 'This text holds invisible or invalid characters. Type it instead of pasting it.',
  'not-a-choice': 'Choose a value from the list.',
  'email-required': 'The email is required.',
  'email-no-at': 'The @ sign is missing.',
  'email-several-ats': 'There are several @ signs.',
  'email-bad-local-part': 'The part before the @ sign is not valid.',
  'email-odd-characters': 'The address holds spaces or invisible characters. Type it instead of pasting it.',
  'email-bad-domain': 'The part after the @ sign is not a valid domain name.',
  'email-too-long': 'This address is too long.',
  'phone-unreadable':
    'This is not a complete phone number. Write it like 06 12 34 56 78, or with its country code: +44 20 7946 0958.',
  'date-unreadable': 'This date cannot be read. Write it like 12/04/1990.',
  'date-impossible': 'This date does not exist or is not plausible.',
  'not-allowed': 'Your role does not allow this.',
  'not-found': 'This record does not exist, or no longer.',
  'signed-out':
    'You are no longer signed in to this structure. Sign in again in another tab, then save once more: nothing you typed is lost.',
  'search-too-broad': 'This search takes too long. Add a letter or a word.',
  'email-unchanged': 'This is the email of your account already.',
  'no-mail': 'This server sends no email for now.',
  'passkey-refused':
    'This passkey was not accepted: it may have been removed from the account, or more than five minutes have passed. Try again.',
  'passkey-known': 'This passkey is registered already.',
  'too-many-passkeys': 'This account has 20 passkeys already: remove one first.',
  'password-wrong': 'This is not your current password.',
  'password-common': 'This password is among the most common: choose another, for example a sentence.',
  'password-guessable':
    'This password repeats your name, your address or the name of the club: choose something else, for example a sentence.',
  'password-too-short': 'Choose at least 10 characters.',
  'password-too-long': 'Choose at most 1,000 characters.',
  'account-password': 'An account with this email already exists, and this is not its password.',
  'code-wrong': 'This is not the code that was sent. Check it in the message.',
  'code-expired': 'This code is more than 15 minutes old or was tried too often. Ask for another one.',
  'factor-code-wrong':
    'This code is not right, or was used already. Wait for the next one, and check that the time of the phone is right.',
  'factor-expired': 'This key is no longer valid. Reload the page and start again.',
  'email-taken': 'An account with this email already exists.',
  'managed-by-erp': 'Your ERP manages this: change it in your ERP.',
  'group-limit': 'A structure can have 2,000 groups at most: choose an existing group, or delete one.',
  'too-many-groups': 'A client can be in 20 groups at most.',
  'exports-busy': 'Other files are being exported right now. Try again in a minute.',
  'too-many-exports': 'Too many files were exported within an hour. Try again in an hour.',
  unavailable:
    'The database does not answer at the moment. Everything you typed is still here: save again in a moment.',
  'unavailable-in-doubt':
    'The database does not answer at the moment, and your request may have been saved. Check before you send it again: everything you typed is still here.',
  unexpected: 'Something went wrong on our side. Nothing was saved: you can try again.',
};
