namespace Itb.Protocols.Compiled;

/// <summary>A fact on a day. The order No, Unknown, Yes is Kleene's: and is the smaller, or the greater.</summary>
internal enum Truth : byte
{
    No,
    Unknown,
    Yes,

    /// <summary>Known not to arise that day, such as pain while running on a day without a run. Never reaches a rule.</summary>
    NotApplicable,
}
