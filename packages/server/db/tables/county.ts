export interface CountyTables {
  county: {
    county_code: string
    name: string
    /** When the sample county was loaded whole; null for never. */
    sample_loaded_at: Date | null
  }
}
