import * as client from 'openid-client'

/** How to reach the county's identity provider (统一身份认证), and as whom. */
export interface SsoSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button is called. */
  readonly name: string
  /** Where people come back to: `https://junheng.example.gov.cn/sign-in`. */
  readonly returnTo: string
}

/** What must be remembered while somebody is on their way. */
export interface SsoTrip {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** An identity provider that speaks OpenID Connect. */
export interface SingleSignOn {
  readonly name: string
  /** The address to send somebody to. Rejects where the provider cannot be reached. */
  readonly begin: () => Promise<SsoTrip & { readonly url: string }>
  /** Who came back, as issuer and subject; undefined where what they bring does not hold. */
  readonly finish: (answer: string, trip: SsoTrip) => Promise<{ readonly issuer: string; readonly subject: string } | undefined>
}

/** The authorisation code flow with PKCE, state and nonce. The provider is asked how it speaks at the first use, and again after it could not be reached. */
export function openIdProvider(settings: SsoSettings): SingleSignOn {
  let discovered: Promise<client.Configuration> | undefined
  const provider = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined
      throw error
    })
    return discovered
  }
  return { name: settings.name, begin: async () => begin(await provider(), settings), finish: async (answer, trip) => finish(await provider(), settings, { answer, trip }) }
}

function discover({ issuer, clientId, clientSecret }: SsoSettings): Promise<client.Configuration> {
  const url = new URL(issuer)
  // Without TLS only to the same machine: the settings allow no other.
  const options = url.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}
  return client.discovery(url, clientId, clientSecret, undefined, { ...options, timeout: 10 })
}

async function begin(provider: client.Configuration, { returnTo }: SsoSettings): Promise<SsoTrip & { readonly url: string }> {
  const trip = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: returnTo,
    scope: 'openid',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
  })
  return { ...trip, url: url.href }
}

async function finish(provider: client.Configuration, { returnTo }: SsoSettings, { answer, trip }: { readonly answer: string; readonly trip: SsoTrip }) {
  const back = new URL(returnTo)
  back.search = answer
  try {
    const tokens = await client.authorizationCodeGrant(provider, back, { pkceCodeVerifier: trip.verifier, expectedState: trip.state, expectedNonce: trip.nonce, idTokenExpected: true })
    const { iss: issuer, sub: subject } = tokens.claims()!
    return { issuer, subject }
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** The answer does not hold, or the provider says no; anything else is a provider out of reach. */
function isRefusal(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) return true
  return error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT' && !(error.cause instanceof TypeError && error.code === undefined)
}
