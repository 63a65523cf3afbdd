import { parseSchema } from '../graphql/parse-schema.ts';

/** The part of the vendor's published schema that the stand-in answers; anything else is refused by name. */
export const soundtrackSchema = parseSchema(/* GraphQL */ `
scalar Volume
scalar Date
enum ZoneStatusState { ERROR INCOMPLETE NOT_SETUP OK UNKNOWN }
enum ZoneStatusCode { ALL_OK INACTIVE NOT_PAIRED NOT_SETUP PAIRED PLAYER_DEPRECATED PLAYER_DISCONNECTED PLAYER_MUTED SUBSCRIPTION_EXPIRED SUBSCRIPTION_INACTIVE UNPAIRED }
enum SubscriptionState { ACTIVE CANCELLED EXPIRED INACTIVE PAUSED }
enum SearchType { album artist category playlist track }
enum LibraryKind { PLAYLIST SCHEDULE }

type Query {
  me: Viewer
  account(id: ID!): Account
  location(id: ID!): Location
  soundZone(id: ID!): SoundZone
  nowPlaying(soundZone: ID!): NowPlaying
  playlist(id: ID!): Playlist
  search(query: String!, type: SearchType!, first: Int, after: String, market: String): SearchConnection
  musicLibrary(id: ID!): MusicLibrary
  library(owner: ID!): Library
}
type Mutation {
  play(input: PlayInput!): PlayPayload
  pause(input: PauseInput!): PausePayload
  skipTrack(input: SkipTrackInput!): SkipTrackPayload
  setVolume(input: SetVolumeInput!): SetVolumePayload
  soundZoneAssignSource(input: SoundZoneAssignSourceInput!): SoundZoneAssignSourcePayload
  setPlayFrom(input: SetPlayFromInput!): SetPlayFromPayload
}
input PlayInput { soundZone: ID! clientMutationId: String }
input PauseInput { soundZone: ID! clientMutationId: String }
input SkipTrackInput { soundZone: ID! clientMutationId: String }
input SetVolumeInput { soundZone: ID! volume: Volume! clientMutationId: String }
input SoundZoneAssignSourceInput { soundZones: [ID!]! source: ID! sourceSnapshot: String sourceTrackIndex: Int track: ID immediate: Boolean }
input SetPlayFromInput { soundZone: ID! source: ID! clientMutationId: String }
type PlayPayload { status: String soundZone: ID! clientMutationId: String }
type PausePayload { status: String soundZone: ID! clientMutationId: String }
type SkipTrackPayload { status: String soundZone: ID! clientMutationId: String }
type SetVolumePayload { status: String volume: Volume soundZone: ID! clientMutationId: String }
type SoundZoneAssignSourcePayload { soundZones: [ID!]! source: Assignable! }
type SetPlayFromPayload { playFrom: PlaybackSource clientMutationId: String }

union Viewer = PublicAPIClient | User | Device | StaffRemote
union PlaybackSource = Playlist | Schedule | Soundtrack
union Assignable = Playlist | Schedule | Soundtrack
union SearchNode = Playlist | Track

type PublicAPIClient { id: ID! accounts(first: Int, last: Int, before: String, after: String): AccountConnection }
type User { id: ID! accounts(first: Int, last: Int, before: String, after: String): AccountConnection }
type StaffRemote { id: ID! }
type Account {
  id: ID! businessName: String businessType: String country: String plan: String createdAt: Date
  locations(first: Int, last: Int, before: String, after: String): LocationConnection
  soundZones(first: Int, last: Int, before: String, after: String, filter: SoundZoneFilter): SoundZoneConnection
  soundZoneStatuses: [SoundZoneStatusTotal!]
  musicLibrary: MusicLibrary
  library: Library
}
type SoundZoneStatusTotal { status: ZoneStatusState total: Int }
input SoundZoneFilter { online: Boolean isPaired: Boolean hasErrors: Boolean query: String }
type Location {
  id: ID! name: String timezone: String countryName: String account: Account
  soundZones(first: Int, last: Int, before: String, after: String): SoundZoneConnection
}
type SoundZone {
  id: ID! name: String shortId: String account: Account location: Location streamingType: String
  device: Device devicePlatform: String online: Boolean! isPaired: Boolean!
  status: SoundZoneStatus subscription: Subscription
  nowPlaying: NowPlaying playback: Playback playFrom: PlaybackSource
}
type SoundZoneStatus { state: ZoneStatusState code: ZoneStatusCode }
type Subscription { isActive: Boolean activeUntil: Date state: SubscriptionState }
type Device { id: ID! name: String type: String label: String platform: String osVersion: String softwareVersion: String capabilities: [String!] }
type Playback { id: ID! soundZone: SoundZone state: String playFrom: PlaybackSource volume: Volume playbackMode: String }
type NowPlaying { soundZone: ID! startedAt: Date playFrom: PlaybackSource track(market: String): Track }
type Track { id: ID! title: String name: String version: String isrc: String durationMs: Int previewUrl: String explicit: Boolean album: Album artists: [Artist!] display: Display }
type Album { id: ID! title: String display: Display }
type Artist { id: ID! name: String }
type Display { image: Image }
type Image { placeholder: String size(width: Int, height: Int): String }
type Playlist { id: ID! name: String description: String shortDescription: String snapshot: String presentAs: String composerType: String updatedAt: Date display: Display }
type Schedule { id: ID! name: String snapshot: String presentAs: String description: String }
type Soundtrack { id: ID! name: String }
type MusicLibrary { id: ID! playlists(first: Int, last: Int, before: String, after: String): PlaylistConnection }
type Library { id: ID! items(first: Int, after: String, query: LibraryQuery): LibraryConnection }
input LibraryQuery { kinds: [LibraryKind!] search: String }

type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type AccountConnection { edges: [AccountEdge!]! pageInfo: PageInfo! total: Int }
type AccountEdge { node: Account cursor: String }
type LocationConnection { edges: [LocationEdge!]! pageInfo: PageInfo! total: Int }
type LocationEdge { node: Location cursor: String }
type SoundZoneConnection { edges: [SoundZoneEdge!]! pageInfo: PageInfo! total: Int }
type SoundZoneEdge { node: SoundZone cursor: String }
type PlaylistConnection { edges: [PlaylistEdge!]! pageInfo: PageInfo! total: Int }
type PlaylistEdge { node: Playlist cursor: String }
type SearchConnection { edges: [SearchEdge!]! pageInfo: PageInfo! }
type SearchEdge { node: SearchNode cursor: String }
type LibraryConnection { edges: [LibraryEdge!]! pageInfo: PageInfo! total: Int }
type LibraryEdge { node: Assignable cursor: String }
`);
