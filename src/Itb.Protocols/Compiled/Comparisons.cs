namespace Itb.Protocols.Compiled;

/// <summary>What the signs between two values mean.</summary>
internal static class Comparisons
{
    public static Truth Holds(Comparison comparison, long left, long right)
    {
        var holds = comparison switch
        {
            Comparison.Equal => left == right,
            Comparison.NotEqual => left != right,
            Comparison.Less => left < right,
            Comparison.LessOrEqual => left <= right,
            Comparison.Greater => left > right,
            Comparison.GreaterOrEqual => left >= right,
        };
        return holds ? Truth.Yes : Truth.No;
    }
}
