namespace Itb.Protocols.Embedding;

/// <summary>
/// All that is kept of one athlete: a row of any database, a document, or an actor's state. The log is the truth; everything shown is
/// computed from it.
/// </summary>
/// <param name="Id">Whose it is.</param>
/// <param name="ProtocolHash">The very text the course was started with; a newer text is a new hash.</param>
/// <param name="Log">The day log, one JSON object per line. Health data: protect it.</param>
/// <param name="Version">Counts the writes, so that of two at a time the later notices.</param>
public sealed record AthleteRow(string Id, string ProtocolHash, string Log, int Version);
