/**
 * Which way round an axis should stand: the sign of the points' third moment about their mean, so that the
 * long tail lies to the right. Turning every answer round turns the points round, and then turns them back:
 * the picture stays. 1 where the moment is nothing.
 */
export function thirdMoment(values: Float64Array): 1 | -1 {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return values.reduce((sum, value) => sum + (value - mean) ** 3, 0) < 0 ? -1 : 1
}
