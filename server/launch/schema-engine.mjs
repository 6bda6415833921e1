#!/usr/bin/env node
// Stands in for Prisma's schema engine where its binary could not be fetched: speaks the same JSON-RPC, one message a
// line on stdin and stdout, and lets the WebAssembly build of that engine (from npm) do the work over @prisma/adapter-pg.
// Only for whoever changes the schema (`npm run prisma -- migrate …`); the running program never calls it.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' }, version: { type: 'boolean' } },
});
const url = JSON.parse(options.datasource ?? '{}').url;

/** The engine's log goes to stderr, one JSON object a line, as Prisma's command line reads it. */
function log(level, fields) {
  process.stderr.write(`\n${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`);
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log('ERROR', { is_panic: true, message }) };
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': engineModule });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

const databaseName = () => decodeURIComponent(new URL(url).pathname.slice(1));
const withName = (name) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

async function query(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const createDatabase = () => query(withName('postgres'), `CREATE DATABASE ${pg.escapeIdentifier(databaseName())}`);

/** `cli can-connect-to-database` and `cli create-database`: @returns exit code. */
async function answerCommand(command) {
  try {
    if (command === 'can-connect-to-database') await query(url, 'SELECT 1');
    else if (command === 'create-database') await createDatabase();
    else throw new Error(`The stand-in does not know "${command}".`);
    log('INFO', { message: 'Connection successful' });
    return 0;
  } catch (error) {
    const codes = { '3D000': 'P1003', ECONNREFUSED: 'P1001' };
    const message = error.code === '3D000' ? `Database \`${databaseName()}\` does not exist` : error.message;
    log('ERROR', { is_panic: false, error_code: codes[error.code] ?? 'P1000', message });
    return 1;
  }
}

/** Types of PostgreSQL's own catalogue that the adapter does not know (prisma/orm#27403): read as the text or number they are. */
const KNOWN_TYPE = { 18: 1042, 19: 25, 26: 23, 194: 25, 1002: 1014, 1003: 1009, 2206: 25 };

function readingCatalogue(connection) {
  const perform = connection.performIO.bind(connection);
  connection.performIO = async (sql) => {
    const result = await perform(sql);
    for (const field of result.fields ?? []) field.dataTypeID = KNOWN_TYPE[field.dataTypeID] ?? field.dataTypeID;
    return result;
  };
  const start = connection.startTransaction?.bind(connection);
  if (start) connection.startTransaction = async (...given) => readingCatalogue(await start(...given));
  return connection;
}

class Adapter extends PrismaPg {
  async connect() {
    return readingCatalogue(await super.connect());
  }

  /** A throw-away database in which the migrations are replayed; dropped when it is let go. */
  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await query(withName('postgres'), `CREATE DATABASE "${name}"`);
    const connection = readingCatalogue(await new PrismaPg({ connectionString: withName(name) }).connect());
    const dispose = connection.dispose.bind(connection);
    connection.dispose = async () => {
      await dispose();
      await query(withName('postgres'), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    };
    return connection;
  }
}

/** Answers the engine's greeting and nothing else: for a comparison of files, which needs no database. */
class NoDatabase {
  provider = 'postgres';
  adapterName = 'none';

  async connect() {
    const greeting = { columnNames: ['exists', 'version', 'numeric_version'], columnTypes: [5, 7, 0], rows: [[true, 'PostgreSQL 18.0', 180_000]] };
    const nothing = { columnNames: [], columnTypes: [], rows: [] };
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      executeRaw: async () => 0,
      executeScript: async () => {},
      dispose: async () => {},
      startTransaction: async () => { throw new Error('There is no database here.'); },
      getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
      queryRaw: async ({ sql }) => (sql.includes('pg_namespace') ? greeting : nothing),
    };
  }

  connectToShadowDb() {
    return this.connect();
  }
}

let engine;
function engineFor({ method, params }) {
  const needsNone = method === 'diff' && [params.from, params.to].every(({ tag }) => tag === 'empty' || tag === 'schemaDatamodel');
  const schema = url ? (new URL(url).searchParams.get('schema') ?? 'public') : 'public';
  const adapter = needsNone ? new NoDatabase() : new Adapter({ connectionString: url }, { schema });
  const datamodels = (options.datamodels ?? []).map((path) => [path, readFileSync(path, 'utf8')]);
  engine ??= engineModule.SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
  return engine;
}

async function perform(request) {
  if (request.method === 'createDatabase') {
    await createDatabase();
    return { databaseName: databaseName() };
  }
  const ready = await engineFor(request);
  if (request.method === 'diff') {
    // The binary prints the difference itself; the WebAssembly build hands it back.
    const { stdout, exitCode } = await ready.diff(request.params);
    if (stdout != null) send({ id: 9_000_000 + request.id, method: 'print', params: { content: stdout } });
    return { exitCode, stdout: null };
  }
  const method = request.method === 'getDatabaseVersion' ? 'version' : request.method;
  return (await ready[method](request.params)) ?? {};
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

async function answer(request) {
  try {
    send({ id: request.id, result: await perform(request) });
  } catch (error) {
    const data = { is_panic: false, message: error?.message ?? String(error), meta: error?.meta, error_code: error?.code };
    send({ id: request.id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } });
  }
}

await loadEngine();
if (options.version) {
  console.log(`schema-engine-cli (wasm ${engineModule.version()})`);
} else if (positionals[0] === 'cli') {
  process.exitCode = await answerCommand(positionals[1]);
} else {
  const underWay = new Set();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const request = JSON.parse(line);
    if (!request.method) return;
    const work = answer(request).finally(() => underWay.delete(work));
    underWay.add(work);
  });
  lines.on('close', async () => {
    await Promise.allSettled(underWay);
    process.exit();
  });
}
