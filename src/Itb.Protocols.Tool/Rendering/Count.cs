using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Numbers of things.</summary>
internal static class Count
{
    /// <summary><c>0 errors</c>, <c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Of(int number, string thing) => Invariant($"{number} {thing}{(number == 1 ? "" : "s")}");
}
