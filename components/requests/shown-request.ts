/** A client whom the person could be. `closed`: may not be linked. */
export type NearClient = [id: string, name: string, email: string, about: string, closed?: true];

/** What few rows have to tell. */
type Particulars = {
  /** Why the request is still pending, where it is not for want of a record. */
  why?: string;
  phone?: string;
  proved?: true;
  refusedBefore?: string;
  /** Why validating needs a reason: the data of the person was erased. */
  erased?: string;
  near?: readonly NearClient[];
  /** An ERP has to create the client first. */
  waits?: true;
  /** Decided by itself, not with a selection. */
  alone?: true;
  /** The first client, not the address, decides: they may be one person. */
  like?: true;
};

/** A row as it is shown. `asked` says when. */
export type ShownRequest = [id: string, name: string, email: string, asked: string, particulars?: Particulars];

export type RequestRowsProps = {
  /** Whether every box is ticked. */
  all: boolean;
  rows: readonly ShownRequest[];
  words: Record<
    | 'select'
    | 'unknown'
    | 'validateAndLink'
    | 'validateApart'
    | 'otherClient'
    | 'validate'
    | 'admit'
    | 'refuse'
    | 'proved'
    | 'unproved'
    | 'phone',
    string
  >;
};
