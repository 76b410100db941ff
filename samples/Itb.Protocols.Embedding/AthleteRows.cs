using System.Collections.Concurrent;

namespace Itb.Protocols.Embedding;

/// <summary>Stands for a table. A database would say <c>update … where id = @id and version = @version</c>.</summary>
public sealed class AthleteRows
{
    private readonly ConcurrentDictionary<string, AthleteRow> _rows = new();

    /// <summary>The row of an athlete, or null.</summary>
    public AthleteRow? Find(string id) => _rows.TryGetValue(id, out var row) ? row : null;

    /// <summary>Adds a row unless the athlete has one.</summary>
    public bool TryAdd(AthleteRow row) => _rows.TryAdd(row.Id, row);

    /// <summary>Replaces a row unless somebody else did in the meantime.</summary>
    public bool TryReplace(AthleteRow before, AthleteRow after) => _rows.TryUpdate(after.Id, after, before);
}
