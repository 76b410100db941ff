using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Itb.Protocols.Courses;

namespace Itb.Protocols;

/// <summary>
/// A course up to the day before its last, for going on from there without reading the days before again. A cache and never the truth: it
/// is dropped, and the log replayed, if it does not fit.
/// </summary>
/// <remarks>Immutable. It is health data like the log. The last day is not part of it, so that more can be told of today.</remarks>
public sealed class CourseSnapshot
{
    private const int Format = 1;

    private readonly IReadOnlyList<byte[]> _states;

    internal CourseSnapshot(string protocolHash, int semanticsVersion, int entries, string digest, CoursePoint point)
        : this(protocolHash, semanticsVersion, point.Date, entries, digest, [.. point.Uncorrected.Prepend(point.State).Select(static state => state.ToBytes())])
    {
        EpisodeStart = point.EpisodeStart;
        Episode = point.Episode;
        Side = point.Side;
        ReferralSince = point.ReferralSince;
    }

    private CourseSnapshot(string protocolHash, int semanticsVersion, DateOnly through, int entries, string digest, IReadOnlyList<byte[]> states)
    {
        ProtocolHash = protocolHash;
        SemanticsVersion = semanticsVersion;
        Through = through;
        Entries = entries;
        Digest = digest;
        _states = states;
    }

    /// <value>Hash of the text followed from the next day on.</value>
    public string ProtocolHash { get; }

    /// <value>What the days were decided with.</value>
    public int SemanticsVersion { get; }

    /// <value>The last day it covers.</value>
    public DateOnly Through { get; }

    /// <value>How many entries of the log are about the days it covers.</value>
    public int Entries { get; }

    /// <summary>A digest of those entries and of what holds for them.</summary>
    internal string Digest { get; }

    internal DateOnly EpisodeStart { get; private init; }

    internal int Episode { get; private init; } = 1;

    internal BodySide? Side { get; private init; }

    internal DateOnly? ReferralSince { get; private init; }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text; null or damaged text gives no snapshot.</param>
    /// <param name="snapshot">The snapshot, or null.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse(string? text, out CourseSnapshot? snapshot)
    {
        snapshot = null;
        try
        {
            if (text is not null) snapshot = Read(text);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            return false;
        }

        return snapshot is not null;
    }

    /// <summary>The snapshot as one line of JSON, for storing.</summary>
    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("snapshot", Format);
            json.WriteString("protocol", ProtocolHash);
            json.WriteNumber("semantics", SemanticsVersion);
            json.WriteString("through", DateText(Through));
            json.WriteNumber("entries", Entries);
            json.WriteString("digest", Digest);
            json.WriteString("episodeStart", DateText(EpisodeStart));
            json.WriteNumber("episode", Episode);
            if (Side is { } side) json.WriteString("side", side.ToString());
            if (ReferralSince is { } since) json.WriteString("referralSince", DateText(since));
            json.WriteStartArray("states");
            foreach (var state in _states) json.WriteBase64StringValue(state);
            json.WriteEndArray();
            json.WriteString("check", Check());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Its states as those of a protocol; null if they are none.</summary>
    internal CoursePoint? PointOf(Protocol protocol, int uncorrected)
    {
        try
        {
            var states = _states.Select(bytes => EngineState.FromBytes(protocol.Engine.Compiled, bytes)).ToList();

            // Without corrections so far, the log without them stands where the log with them does.
            var beside = Enumerable.Range(1, uncorrected).Select(i => i < states.Count ? states[i] : states[0]);
            return new CoursePoint(Through, protocol, states[0], [.. beside], EpisodeStart, Episode, Side, ReferralSince);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static CourseSnapshot? Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (root.GetProperty("snapshot").GetInt32() != Format) return null;
        var states = root.GetProperty("states").EnumerateArray().Select(static state => state.GetBytesFromBase64()).ToList();
        var read = new CourseSnapshot(
            root.GetProperty("protocol").GetString()!, root.GetProperty("semantics").GetInt32(), DateOf(root.GetProperty("through")), root.GetProperty("entries").GetInt32(),
            root.GetProperty("digest").GetString()!, states)
        {
            EpisodeStart = DateOf(root.GetProperty("episodeStart")),
            Episode = root.GetProperty("episode").GetInt32(),
            Side = root.TryGetProperty("side", out var side) ? Enum.Parse<BodySide>(side.GetString() ?? "") : null,
            ReferralSince = root.TryGetProperty("referralSince", out var since) ? DateOf(since) : null,
        };
        return states.Count > 0 && read.Check() == root.GetProperty("check").GetString() ? read : null;
    }

    /// <summary>Tells damage, not tampering: whoever may write snapshots may write logs.</summary>
    private string Check()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{ProtocolHash} {SemanticsVersion} {Through:O} {Entries} {Digest} {EpisodeStart:O} {Episode} {Side} {ReferralSince:O} {_states.Count}")));
        foreach (var state in _states) hash.AppendData(state);
        return Convert.ToBase64String(hash.GetHashAndReset(), 0, 12);
    }

    private static string DateText(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly DateOf(JsonElement element) => DateOnly.ParseExact(element.GetString() ?? "", "O", CultureInfo.InvariantCulture);
}
