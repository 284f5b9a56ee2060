import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
}
const PACKED = { br: '.br', gzip: '.gz' } as const
type Packing = keyof typeof PACKED

type Asset = {
  readonly type: string
  readonly whole: Buffer
  readonly packed: Readonly<Partial<Record<Packing, Buffer>>>
}

/**
 * The style sheet, letters and pictures. They are few and small, so they are read once, and then found by name: no
 * request ever reaches the disk, and no name leads anywhere else.
 */
export function addAssets(app: FastifyInstance, folder: string): void {
  const assets = readAssets(folder)
  app.get('/assets/:name', (request, reply) => {
    const { name } = request.params as { readonly name: string }
    const asset = assets.get(name)
    if (!asset) return reply.callNotFound()
    // What stands in a name changes with what is in the file, so it is good for ever.
    reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'Accept-Encoding')
    const packing = packingOf(request.headers['accept-encoding'], asset)
    if (packing) reply.header('content-encoding', packing)
    return reply.send(packing ? asset.packed[packing] : asset.whole)
  })
}

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const names = new Set(namesIn(folder))
  const read = (name: string) => readFileSync(join(folder, name))
  const packings = (name: string) =>
    Object.entries(PACKED).flatMap(([packing, end]) =>
      names.has(`${name}${end}`) ? [[packing, read(`${name}${end}`)] as const] : [],
    )
  return new Map(
    [...names].flatMap((name) => {
      const type = TYPES[extname(name)]
      return type ? [[name, { type, whole: read(name), packed: Object.fromEntries(packings(name)) }]] : []
    }),
  )
}

// Where nothing was built there is no folder; pages then come without their style sheet.
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function packingOf(accepts: string | readonly string[] | undefined, { packed }: Asset): Packing | undefined {
  const offered = `${accepts ?? ''}`.slice(0, 200).split(',')
  const takes = (packing: Packing) =>
    offered.some((one) => {
      const [name = '', weight = ''] = one.split(';').map((part) => part.trim())
      return name === packing && !/^q=0(\.0*)?$/.test(weight)
    })
  return (['br', 'gzip'] as const).find((packing) => packed[packing] && takes(packing))
}
