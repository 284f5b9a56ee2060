import type { Pool } from '../db/pool.js'
import { type Metrics, watchPool } from './metrics.js'

export type MetricsOptions = {
  /** where to send them (OTLP over HTTP); without it they can only be read */
  readonly endpoint?: string | undefined
  /** whose connections are counted, and whose statements are timed from now on */
  readonly pool?: Pool | undefined
}

// The bounds that the conventions recommend for durations of requests, in seconds.
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
const SEND_EVERY_MS = 60_000

/** Measures with OpenTelemetry. Loaded only when somebody collects: it takes a good part of a start. */
export async function openMetrics({ endpoint, pool }: MetricsOptions): Promise<Metrics> {
  const [{ MeterProvider, PeriodicExportingMetricReader }, prometheus, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-prometheus'),
      import('@opentelemetry/resources'),
    ])
  const scraped = new prometheus.PrometheusExporter({ preventServerStart: true })
  const readers: ConstructorParameters<typeof MeterProvider>[0] & object = { readers: [scraped] }
  if (endpoint) {
    const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-http')
    const exporter = new OTLPMetricExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/metrics` })
    const sending = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: SEND_EVERY_MS })
    readers.readers = [scraped, sending]
  }
  const provider = new MeterProvider({
    ...readers,
    resource: resourceFromAttributes({ 'service.name': 'throughline' }),
  })
  const meter = provider.getMeter('throughline')
  const duration = (name: string, description: string) =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: BOUNDS } })
  const requests = duration('http.server.request.duration', 'How long requests took')
  const acts = duration('throughline.act.duration', 'How long recorded changes took, and how they ended')
  const statements = duration('db.client.operation.duration', 'How long statements to the database took')
  const serializer = new prometheus.PrometheusSerializer()
  const metrics: Metrics = {
    served: ({ method, route, status, scheme, seconds }) =>
      requests.record(seconds, {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
        'url.scheme': scheme,
      }),
    acted: ({ outcome, seconds }) => acts.record(seconds, { outcome }),
    asked: (seconds) => statements.record(seconds, { 'db.system.name': 'postgresql' }),
    read: async () => serializer.serialize((await scraped.collect()).resourceMetrics),
    close: () => provider.shutdown(),
  }
  if (pool) {
    countConnections(meter, pool)
    watchPool(pool, metrics)
  }
  return metrics
}

type Meter = ReturnType<InstanceType<typeof import('@opentelemetry/sdk-metrics').MeterProvider>['getMeter']>

function countConnections(meter: Meter, pool: Pool): void {
  const named = { 'db.client.connection.pool.name': 'serving' }
  meter
    .createObservableUpDownCounter('db.client.connection.count', { unit: '{connection}' })
    .addCallback((seen) => {
      seen.observe(pool.idleCount, { ...named, 'db.client.connection.state': 'idle' })
      seen.observe(pool.totalCount - pool.idleCount, { ...named, 'db.client.connection.state': 'used' })
    })
  meter
    .createObservableUpDownCounter('db.client.connection.pending_requests', { unit: '{request}' })
    .addCallback((seen) => seen.observe(pool.waitingCount, named))
}
