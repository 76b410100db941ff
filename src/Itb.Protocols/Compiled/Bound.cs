namespace Itb.Protocols.Compiled;

/// <summary>
/// A comparison as a table: the answers for a worst value below, at and above its bound. What is missing of a value can only make it worse, so an answer
/// that no worse value changes stands even then.
/// </summary>
internal readonly struct Bound
{
    private const int Below = 0;
    private const int At = 1;
    private const int Above = 2;
    private const int Regions = 3;

    private readonly long _value;

    /// <summary>Two bits for each region of a whole value, then of one that is incomplete.</summary>
    private readonly int _answers;

    /// <param name="comparison">How values are compared.</param>
    /// <param name="value">What they are compared with.</param>
    /// <param name="growsOnly">Whether what is missing can only make it greater; otherwise only smaller.</param>
    public Bound(Comparison comparison, long value, bool growsOnly)
    {
        _value = value;
        for (var region = Below; region <= Above; region++)
        {
            var answer = Comparisons.Holds(comparison, region, At);
            var stands = true;
            for (var worse = region; worse is >= Below and <= Above; worse += growsOnly ? 1 : -1) stands &= Comparisons.Holds(comparison, worse, At) == answer;
            _answers |= ((int)answer << (2 * region)) | ((int)(stands ? answer : Truth.Unknown) << (2 * (Regions + region)));
        }
    }

    public Truth Of(long value, bool isIncomplete)
    {
        var region = value < _value ? Below : value == _value ? At : Above;
        return (Truth)((_answers >> (2 * (isIncomplete ? Regions + region : region))) & 3);
    }
}
