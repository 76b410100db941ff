using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>What an entry says about other entries, before anything else of it is read.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Replaces">The id of the entry it corrects.</param>
/// <param name="IsWithdrawn">Whether it takes that entry back.</param>
internal readonly record struct AmendmentHead(string? Id, string? Replaces, bool IsWithdrawn);

/// <summary>
/// Which entries stand. Told from the set of entries alone: the order of lines plays no part. A correction counts once an entry it names is
/// there; whatever is in doubt stands beside what it may have replaced, to be merged the cautious way.
/// </summary>
internal sealed class Amendments
{
    private readonly IReadOnlyList<AmendmentHead> _heads;
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private readonly bool[] _counts;
    private readonly HashSet<string> _circle = new(StringComparer.Ordinal);

    private Amendments(IReadOnlyList<AmendmentHead> heads, IEnumerable<string> refusedIds)
    {
        _heads = heads;
        _counts = new bool[heads.Count];
        _present.UnionWith(refusedIds);
        Stands = new bool[heads.Count];
        if (!heads.Any(static head => head.Replaces is not null))
        {
            Array.Fill(Stands, true);
            Array.Fill(_counts, true);
            return;
        }

        CountPresent();
        FindCircles();
        var replaced = Replaced();
        for (var i = 0; i < heads.Count; i++) Stands[i] = _counts[i] && !heads[i].IsWithdrawn && !replaced.Contains((heads[i].Id, heads[i].Replaces));
    }

    /// <summary>Per entry, whether it counts: its target is there, it is not taken back and nothing replaced it.</summary>
    public bool[] Stands { get; }

    /// <summary>Whether any entry stands otherwise than as it was first written.</summary>
    public bool IsAny => _heads.Any(static head => head.Replaces is not null);

    /// <summary>
    /// Which adoptions of another text hold: those of entries that stand, and those of corrected entries unless a correction names another text
    /// or other phases. A correction alone does not bring the earlier text back: a referral that the adopted one opened would be closed by it.
    /// </summary>
    /// <param name="adopts">Per entry, whether it adopts a text.</param>
    public bool[] Adopted(Func<int, bool> adopts)
    {
        var renamed = Enumerable.Range(0, _heads.Count).Where(i => _counts[i] && adopts(i)).Select(i => _heads[i].Replaces).ToHashSet();
        return [.. Enumerable.Range(0, _heads.Count).Select(i => _counts[i] && adopts(i) && (Stands[i] || !renamed.Contains(_heads[i].Id)))];
    }

    /// <summary>Resolves the entries of a log.</summary>
    /// <param name="heads">One per entry.</param>
    /// <param name="refusedIds">Ids of entries that were refused: they say nothing, but they can be corrected.</param>
    public static Amendments Of(IReadOnlyList<AmendmentHead> heads, IEnumerable<string> refusedIds) => new(heads, refusedIds);

    /// <summary>What is to be said about corrections. Texts tell whether two entries are the same told twice.</summary>
    /// <param name="lines">The line of each entry.</param>
    /// <param name="textOf">An entry's content.</param>
    public IEnumerable<LogFinding> Findings(IReadOnlyList<int> lines, Func<int, string> textOf)
    {
        var ids = _heads.Select(static head => head.Id).ToHashSet();
        for (var i = 0; i < _heads.Count; i++)
        {
            if (_counts[i]) continue;
            yield return new LogFinding(LogFindingKind.Waiting, lines[i], "replaces", ids.Contains(_heads[i].Replaces)
                ? $"entry `{_heads[i].Replaces}` is itself a correction of something that is not in the log; this one waits with it"
                : $"there is no entry `{_heads[i].Replaces}` yet; this one counts once it is there");
        }

        var counting = Enumerable.Range(0, _heads.Count).Where(i => _counts[i]).ToList();
        foreach (var same in counting.Where(i => _heads[i].Id is not null && _heads[i].Id != _heads[i].Replaces).GroupBy(i => _heads[i].Id!))
        {
            if (Differ(same, textOf)) yield return new LogFinding(LogFindingKind.Contradiction, same.Max(i => lines[i]), "id", $"entries with the id `{same.Key}` differ; all of them count");
        }

        foreach (var same in counting.Where(i => _heads[i].Replaces is not null).GroupBy(i => _heads[i].Replaces!))
        {
            var last = same.Max(i => lines[i]);
            if (_circle.Contains(same.Key)) yield return new LogFinding(LogFindingKind.Contradiction, last, "replaces", $"corrections replace each other in a circle through `{same.Key}`; all of them count");
            else if (Differ(same, textOf)) yield return new LogFinding(LogFindingKind.Contradiction, last, "replaces", $"there are {same.Count()} corrections of `{same.Key}`; all of them count");
        }
    }

    private static bool Differ(IEnumerable<int> entries, Func<int, string> textOf) => entries.Skip(1).Any() && entries.Select(textOf).Distinct().Skip(1).Any();

    /// <summary>An entry counts if it corrects nothing or something that counts; ids of refused entries are there too.</summary>
    private void CountPresent()
    {
        var waiting = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var found = new Queue<string>(_present);
        for (var i = 0; i < _heads.Count; i++)
        {
            if (_heads[i].Replaces is { } target)
            {
                if (!waiting.TryGetValue(target, out var list)) waiting[target] = list = [];
                list.Add(i);
            }
            else
            {
                _counts[i] = true;
                if (_heads[i].Id is { } id && _present.Add(id)) found.Enqueue(id);
            }
        }

        while (found.TryDequeue(out var present))
        {
            if (!waiting.Remove(present, out var list)) continue;
            foreach (var i in list)
            {
                _counts[i] = true;
                if (_heads[i].Id is { } id && _present.Add(id)) found.Enqueue(id);
            }
        }
    }

    /// <summary>Ids that correct each other in a circle: what is left when every chain is taken away from both of its ends.</summary>
    private void FindCircles()
    {
        var edges = new HashSet<(string From, string To)>();
        for (var i = 0; i < _heads.Count; i++)
        {
            if (_counts[i] && _heads[i] is { Id: { } id, Replaces: { } target } && id != target) edges.Add((id, target));
        }

        var left = Trim(edges, static edge => edge.From, static edge => edge.To);
        left = Trim(left, static edge => edge.To, static edge => edge.From);
        _circle.UnionWith(left.Select(static edge => edge.To));
    }

    /// <summary>Takes away, one after the other, the edges whose tail no other edge leads to.</summary>
    private static HashSet<(string From, string To)> Trim(
        HashSet<(string From, string To)> edges, Func<(string From, string To), string> tailOf, Func<(string From, string To), string> headOf)
    {
        var leaving = edges.ToLookup(tailOf, StringComparer.Ordinal);
        var arriving = edges.GroupBy(headOf, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        var free = new Queue<string>(leaving.Select(static group => group.Key).Where(id => !arriving.ContainsKey(id)));
        while (free.TryDequeue(out var id))
        {
            foreach (var edge in leaving[id])
            {
                edges.Remove(edge);
                if (--arriving[headOf(edge)] == 0) free.Enqueue(headOf(edge));
            }
        }

        return edges;
    }

    /// <summary>Who is replaced, told by id and by what it replaces itself: corrections of one entry do not replace each other.</summary>
    private HashSet<(string? Id, string? Replaces)> Replaced()
    {
        var corrected = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _heads.Count; i++)
        {
            if (!_counts[i] || _heads[i].Replaces is not { } target) continue;
            if (_heads[i].Id is { } own && own != target && _circle.Contains(own) && _circle.Contains(target)) continue;
            corrected.Add(target);
        }

        return [.. _heads.Where(head => head.Id is { } id && corrected.Contains(id) && head.Replaces != id).Select(static head => (head.Id, head.Replaces))];
    }
}
