import { resolve } from 'node:path'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { decodeText } from '@junheng/server/documents/csv.ts'
import { readPopulation } from '@junheng/server/features/forecasts/read-population.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { county } from '../county.ts'
import { exitCodes, Failure, type Terminal } from './command.ts'
import { fileBytes } from './file-bytes.ts'
import { readSource } from './judge-source.ts'

/** What a forecast or a plan is made from, without a database. */
export interface CountyFiles {
  /** Oldest first. */
  readonly snapshots: readonly Snapshot[]
  readonly population: Population
}

export interface CountyFileOptions {
  readonly sample?: boolean | undefined
  readonly seed?: string | undefined
  readonly population?: string | undefined
}

/** X市 of a seed, or snapshots and a population table from files; undefined where neither is named, which means the county's own database. */
export async function countyFiles(files: readonly string[], { sample, seed, population }: CountyFileOptions, { workingFolder }: Terminal): Promise<CountyFiles | undefined> {
  if (sample || seed !== undefined) return sampleCounty(seed)
  if (files.length === 0) return undefined
  if (population === undefined) throw new Failure(exitCodes.usage, '给出快照文件时，须用 --population 给出人口住房表。 With snapshot files, name the table of births and homes with --population.')
  const snapshots: Snapshot[] = []
  for (const file of files) snapshots.push(await snapshotIn(resolve(workingFolder, file)))
  return { snapshots: snapshots.toSorted((a, b) => (a.date < b.date ? -1 : 1)), population: await populationIn(resolve(workingFolder, population)) }
}

function sampleCounty(seed: string | undefined): CountyFiles {
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) throw new Failure(exitCodes.usage, `--seed 须为不超过九位的非负整数，而不是 ${seed}。 --seed must be a whole number of at most nine digits, not ${seed}.`)
  const { snapshots, population } = generateXCity(seed === undefined ? {} : { seed: Number(seed) })
  return { snapshots, population }
}

async function snapshotIn(path: string): Promise<Snapshot> {
  const source = await readSource([path], county)
  if (source.kind === 'snapshot') return source.snapshot
  throw new Failure(exitCodes.unreadable, `${path}：须是快照（.json）。 It must be a snapshot (.json).`)
}

async function populationIn(path: string): Promise<Population> {
  const read = readPopulation(decodeText(await fileBytes(path)))
  if ('population' in read) return read.population
  throw new Failure(exitCodes.unreadable, `${path}：${read.fault}。格式见 docs/cli.md。 It is no table of births and homes; see docs/cli.md.`)
}
