"""A tile map in Plotly: squares in the colours of one scale, with their texts inside."""

from gridlens.charts.tiles import Tile, Tiles
from gridlens.render.palette import Palette
from gridlens.render.plotly.axis import axis
from gridlens.render.plotly.drawing import Drawing

TILE_HEIGHT, GAP = 84, 4


def tiles(spec: Tiles, colours: Palette) -> Drawing:
    """Draw each grid at its row and column; a place without a grid stays blank.

    Invisible markers over the tiles take the clicks.
    """
    first_row = min(tile.row for tile in spec.tiles)
    first_column = min(tile.column for tile in spec.tiles)
    rows = max(tile.row for tile in spec.tiles) - first_row + 1
    columns = max(tile.column for tile in spec.tiles) - first_column + 1
    top = max((tile.value for tile in spec.tiles if tile.value is not None), default=0) or 1
    values: list[list[float | None]] = [[None] * columns for _row in range(rows)]
    for tile in spec.tiles:
        values[tile.row - first_row][tile.column - first_column] = tile.value
    steps = len(colours.scale) - 1
    drawn = Drawing()
    drawn.trace(
        "heatmap",
        z=values,
        zmin=0,
        zmax=top,
        colorscale=[[n / steps, colour] for n, colour in enumerate(colours.scale)],
        xgap=GAP,
        ygap=GAP,
        showscale=False,
        hoverinfo="skip",
    )
    drawn.trace(
        "scatter",
        x=[tile.column - first_column for tile in spec.tiles],
        y=[tile.row - first_row for tile in spec.tiles],
        mode="markers+text",
        marker={"opacity": 0, "size": TILE_HEIGHT - GAP, "symbol": "square"},
        text=[_words(tile) for tile in spec.tiles],
        textfont={
            "size": 16,
            "color": [colours.on_cell((tile.value or 0) / top) for tile in spec.tiles],
        },
        customdata=[(tile.hover, tile.id) for tile in spec.tiles],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
    for tile in spec.tiles:
        if tile.value is None or tile.code == spec.marked:
            _outline(drawn, tile.column - first_column, tile.row - first_row, tile, spec, colours)
    drawn.arrange(
        height=rows * TILE_HEIGHT + 8,
        margin={"l": 2, "r": 2, "t": 4, "b": 4},
        xaxis=axis(colours, visible=False, range=[-0.52, columns - 0.48]),
        yaxis=axis(colours, visible=False, range=[rows - 0.48, -0.52]),
    )
    return drawn


def _words(tile: Tile) -> str:
    below = f"<br><span style='font-size:11px'>{tile.n}</span>" if tile.n else ""
    return f"<span style='font-size:12px'>{tile.name}</span><br><b>{tile.word}</b>{below}"


def _outline(drawn: Drawing, x: int, y: int, tile: Tile, spec: Tiles, colours: Palette) -> None:
    """Draw the outline of a tile: strong for the marked grid, quiet for a grid without a value."""
    marked = tile.code == spec.marked
    line = {"color": colours.text if marked else colours.line, "width": 2.5 if marked else 1}
    drawn.box((x - 0.47, x + 0.47), (y - 0.46, y + 0.46), line)
