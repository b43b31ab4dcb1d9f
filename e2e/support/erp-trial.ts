import { afterAll, beforeAll, beforeEach } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { type TestErp, testErp } from '#lib/testing/erp.ts';
import { type Club, openClub } from './club.ts';
import { type OwnProduct, openProduct } from './own-product.ts';

type Sent = { path?: string; headers?: Record<string, string>; method?: string; id?: string };
export type Answer = { status: number; code?: string; retryAfter?: string | null; json: Record<string, unknown> };

/**
 * What an ERP meets: a product for the tests of one file, and for each of them a club with an ERP.
 */
export type ErpTrial = {
  readonly product: OwnProduct;
  readonly club: Club;
  readonly erp: TestErp;
  /** Calls one of the ERP's doors, signed unless `headers` say otherwise. */
  post(body: string | Uint8Array<ArrayBuffer>, sent?: Sent): Promise<Answer>;
};

/** To be called once, at the top of a file. */
export function erpTrial(): ErpTrial {
  let product: OwnProduct;
  let club: Club;
  let erp: TestErp;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(() => product?.close());
  beforeEach(async () => {
    await connection().pool.query('delete from throttle');
    club = await openClub();
    erp = await testErp(club.owner);
  });
  return {
    get product() {
      return product;
    },
    get club() {
      return club;
    },
    get erp() {
      return erp;
    },
    async post(
      body,
      { path = 'events', headers = signStandard(erp.secret, body), method = 'POST', id = erp.connection.id } = {},
    ) {
      const answer = await fetch(`${product.url}/api/erp/${id}/${path}`, { method, headers, body });
      const text = await answer.text();
      const json = text ? (JSON.parse(text) as Record<string, unknown>) : {};
      const code = typeof json.code === 'string' ? { code: json.code } : {};
      return { status: answer.status, ...code, retryAfter: answer.headers.get('retry-after'), json };
    },
  };
}
