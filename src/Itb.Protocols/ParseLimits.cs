using System;
using Itb.Protocols.Parsing;

namespace Itb.Protocols;

/// <summary>How much of a text is read. The defaults suit a build and a server that takes texts from strangers.</summary>
public sealed class ParseLimits
{
    private readonly int _maximumBytes = ProtocolParser.MaximumBytes;

    /// <value>The defaults: 4 MiB of text.</value>
    public static ParseLimits Default { get; } = new();

    /// <value>The longest text that is read, in bytes of UTF-8; 1 to 4 MiB. A longer one gives one diagnostic, ITB9003.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 4 MiB.</exception>
    public int MaximumBytes
    {
        get => _maximumBytes;
        init
        {
            if (value is < 1 or > ProtocolParser.MaximumBytes) throw new ArgumentOutOfRangeException(nameof(value));
            _maximumBytes = value;
        }
    }
}
