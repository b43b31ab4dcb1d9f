import type { Merging } from './merging.ts';
import type { BulkAction } from './model-state.ts';

/** Every command. It names the tokens, clients and codes that it creates. */
export type Command =
  | {
      do: 'register';
      email: string;
      token: string;
      home: number;
      vouch: boolean;
      join: number | null;
      claim: string | null;
    }
  | { do: 'prove'; token: string }
  | { do: 'mistype'; token: string }
  | { do: 'join'; token: string; structure: number }
  | { do: 'validate' | 'refuse' | 'reopen' | 'release'; structure: number; email: string; created: string }
  | { do: 'send-code'; structure: number; email: string }
  | { do: 'link' | 'refuse-match' | 'forget-match' | 'remove-alias'; structure: number; email: string; client: string }
  | { do: 'issue'; structure: number; client: string; code: string }
  | { do: 'revoke' | 'expire'; structure: number; code: string }
  | { do: 'add' | 'import'; structure: number; email: string; client: string }
  | { do: 'edit'; structure: number; client: string; email: string }
  | { do: 'delete' | 'restore'; structure: number; client: string }
  | { do: 'bulk'; structure: number; action: BulkAction; clients: string[]; bulk: string }
  | { do: 'undo-bulk'; structure: number; bulk: string }
  | ({ do: 'merge' } & Merging)
  | { do: 'separate'; structure: number; kept: string; other: string };
